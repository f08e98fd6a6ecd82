// What somebody points at in a received sheet, and what pointing says. Pure.
import { gridMove, type GridAt, type GridSize, type KeyLike } from '../../a11y/keymap';
import type { Correction, FileTable, Meaning } from '../../wire/generated/wire';

/** What is chosen; rows and columns are numbers on the sheet, from 1. */
export type Chosen = { what: 'table' } | { what: 'column'; column: number } | { what: 'row'; row: number } | { what: 'cell'; row: number; column: number };

/** A place of the cursor, from 0; -1 is the line of letters, and the row numbers. */
export function chosenAt(at: GridAt): Chosen {
  if (at.row < 0 && at.column < 0) return { what: 'table' };
  if (at.row < 0) return { what: 'column', column: at.column + 1 };
  if (at.column < 0) return { what: 'row', row: at.row + 1 };
  return { what: 'cell', row: at.row + 1, column: at.column + 1 };
}

/** A move in the sheet. From the first row it goes on to the letters, from the first column to the row numbers. */
export function move(e: KeyLike, at: GridAt, size: GridSize, dir: 'ltr' | 'rtl'): GridAt | undefined {
  // Tab leaves the sheet, Enter goes to what can be said of the cell.
  if (e.key === 'Tab' || e.key === 'Enter') return undefined;
  const back = dir === 'ltr' ? 'ArrowLeft' : 'ArrowRight';
  const onward = dir === 'ltr' ? 'ArrowRight' : 'ArrowLeft';
  const plain = !e.ctrlKey && !e.altKey && !e.metaKey && !e.isComposing;
  if (plain && e.key === 'ArrowUp' && at.row <= 0) return { row: -1, column: at.column };
  if (plain && e.key === back && at.column <= 0) return { row: at.row, column: -1 };
  if (plain && e.key === 'ArrowDown' && at.row < 0) return { row: 0, column: at.column };
  if (plain && e.key === onward && at.column < 0) return { row: at.row, column: 0 };
  const next = gridMove(e, { row: Math.max(0, at.row), column: Math.max(0, at.column) }, size, dir);
  if (!next) return undefined;
  const along = ['ArrowLeft', 'ArrowRight'].includes(e.key) || (!e.ctrlKey && (e.key === 'Home' || e.key === 'End'));
  const down = ['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown'].includes(e.key);
  // Along the letters one stays on them, and along the row numbers too.
  return { row: along && at.row < 0 ? -1 : next.row, column: down && at.column < 0 ? -1 : next.column };
}

export const firstOf = (table: FileTable): number => table.heading_first || table.first_row;
export const holdsRow = (table: FileTable, row: number): boolean => row >= firstOf(table) && row <= table.last_row;
export const inHeading = (table: FileTable, row: number): boolean => table.heading_first > 0 && row >= table.heading_first && row <= table.heading_last;
const holdsColumn = (table: FileTable, column: number) => table.columns.some((c) => c.column === column);

/** The table of what is chosen; the one that was looked at goes before its neighbours. */
export function tableOf(tables: readonly FileTable[], chosen: Chosen, liked: number): FileTable | undefined {
  const [first, ...rest] = [...tables].sort((a, b) => Number(b.table === liked) - Number(a.table === liked));
  if (!first) return undefined;
  switch (chosen.what) {
    case 'table': return first;
    case 'column': return [first, ...rest].find((t) => holdsColumn(t, chosen.column));
    case 'row': return [first, ...rest].find((t) => holdsRow(t, chosen.row));
    case 'cell': return [first, ...rest].find((t) => holdsRow(t, chosen.row) && holdsColumn(t, chosen.column));
  }
}

// A heading that would end before it begins is one row.
export const headingFrom = (t: FileTable, row: number): Correction => ({ what: 'heading', table: t.table, first: row, last: Math.max(row, t.heading_last) });
export const headingTo = (t: FileTable, row: number): Correction => ({ what: 'heading', table: t.table, first: Math.min(row, t.heading_first || row), last: row });
export const valuesFrom = (t: FileTable, row: number): Correction => ({ what: 'rows', table: t.table, first: row, last: t.last_row_fixed && t.last_row >= row ? t.last_row : null });
export const valuesTo = (t: FileTable, row: number): Correction => ({ what: 'rows', table: t.table, first: Math.min(row, t.first_row), last: row });
export const valuesOpen = (t: FileTable): Correction => ({ what: 'rows', table: t.table, first: t.first_row, last: null });

/** A meaning as the value of a choice; `dimension:` alone is a breakdown that is called as its column. */
export const meaningKey = (meaning: Meaning, dimension: string | null): string => (meaning === 'dimension' ? `dimension:${dimension ?? ''}` : meaning);
export function meaningOf(key: string): { meaning: Meaning; dimension: string | null } {
  if (key.startsWith('dimension:')) return { meaning: 'dimension', dimension: key.slice('dimension:'.length) || null };
  return { meaning: key as Meaning, dimension: null };
}

/** How many empty cells follow one, into which its text may run as in a sheet. */
export function roomAfter(cells: readonly { text: string }[], index: number, most: number): number {
  let room = 0;
  while (room < most && !cells[index + 1 + room]?.text) room += 1;
  return room;
}
