// Where the columns of a wide sheet stand when each is as wide as it needs. Pure.
//
// Only columns that have been seen have a width of their own; all others are of the usual width.
import type { Span } from '../../components/gridWindow';

export interface Widths { usual: number; own: ReadonlyMap<number, number> }

export const widthOf = (w: Widths, column: number): number => w.own.get(column) ?? w.usual;

/** Where a column begins. */
export function startOf(w: Widths, column: number): number {
  let start = column * w.usual;
  for (const [c, own] of w.own) if (c < column) start += own - w.usual;
  return start;
}

/** The column at a place. */
export function columnAt(w: Widths, place: number, total: number): number {
  let [low, high] = [0, Math.max(0, total - 1)];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (startOf(w, middle) <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Columns seen at a place, with some more on either side. */
export function columnsSeen(w: Widths, scroll: number, view: number, total: number, more: number): Span {
  if (total <= 0) return { first: 0, count: 0 };
  const first = Math.max(0, columnAt(w, Math.max(0, scroll), total) - more);
  const last = Math.min(total, columnAt(w, Math.max(0, scroll) + view, total) + 1 + more);
  return { first, count: Math.max(0, last - first) };
}
