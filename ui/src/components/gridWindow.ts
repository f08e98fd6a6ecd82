// Which part of a large grid is seen, and which part must be fetched. Pure.
import type { Grid, GridCell } from '../wire/generated/wire';

export interface Span { first: number; count: number }

/** Lines seen at a scroll position, with some more on either side. */
export function seen(scroll: number, view: number, size: number, total: number, more: number): Span {
  if (size <= 0 || total <= 0) return { first: 0, count: 0 };
  const first = Math.max(0, Math.floor(Math.max(0, scroll) / size) - more);
  const last = Math.min(total, Math.ceil((Math.max(0, scroll) + view) / size) + more);
  return { first, count: Math.max(0, last - first) };
}

/** Whether a fetched span holds a wanted one. */
export const holds = (have: Span, want: Span): boolean => have.first <= want.first && have.first + have.count >= want.first + want.count;

/** The span to fetch around a wanted one, in whole chunks, so that a slow scroll fetches seldom. */
export function chunk(want: Span, size: number, total: number): Span {
  const first = Math.floor(want.first / size) * size;
  const end = Math.min(Math.max(total, want.first + want.count), Math.ceil((want.first + want.count) / size) * size);
  return { first, count: Math.max(size, end - first) };
}

/** The cell of the whole grid's row and column, if it has been fetched. */
export function cellAt(grid: Grid, row: number, column: number): GridCell | undefined {
  return grid.cells[row - grid.first_row]?.[column - grid.first_column];
}

/** A block of cells as text for a sheet: lines, tabs between columns. */
export function asTsv(grid: Grid, rows: Span, columns: Span): string {
  const lines: string[] = [];
  for (let r = rows.first; r < rows.first + rows.count; r += 1) {
    const line: string[] = [];
    for (let c = columns.first; c < columns.first + columns.count; c += 1) line.push((cellAt(grid, r, c)?.text ?? '').replace(/[\t\n]/g, ' '));
    lines.push(line.join('\t'));
  }
  return lines.join('\n');
}
