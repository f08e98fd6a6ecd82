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

/** What a column needs where room is short, and to show all that it holds. */
export interface Need { least: number; full: number }

/** How wide columns are: what they need at least, and where room is left over, more for those that need more. */
export function grown(needs: ReadonlyMap<number, Need>, usual: number, total: number, room: number): Map<number, number> {
  const own = new Map([...needs].map(([c, need]) => [c, need.least]));
  let spare = room - Math.max(0, total - own.size) * usual;
  for (const least of own.values()) spare -= least;
  const wanting = [...needs].map(([column, n]) => ({ column, least: n.least, more: n.full - n.least })).filter((n) => n.more > 0).sort((a, b) => a.more - b.more);
  wanting.forEach((n, i) => {
    const given = Math.min(n.more, Math.max(0, spare) / (wanting.length - i));
    own.set(n.column, n.least + given);
    spare -= given;
  });
  return own;
}
