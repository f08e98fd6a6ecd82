// References to cells of a received file, such as `Table 1!B17`, and letters of columns. Pure.
import type { FindingView } from '../../wire/generated/wire';

/** A cell by its numbers on the sheet, from 1; without a sheet where the file has none. */
export interface CellRef { sheet: string | null; row: number; column: number }

/** The letters of a column, from 1. */
export function letters(column: number): string {
  let out = '';
  for (let n = column; n > 0; n = Math.floor((n - 1) / 26)) out = String.fromCharCode(65 + ((n - 1) % 26)) + out;
  return out;
}
const numberOf = (word: string): number => [...word.toUpperCase()].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0);

/** What a reference names; none for a place that is no cell, such as a whole sheet. */
export function cellRef(text: string): CellRef | undefined {
  const cell = /^(?:(.*)!)?\$?([A-Za-z]{1,3})\$?(\d+)(?::.*)?$/.exec(text.trim());
  if (cell) return { sheet: cell[1]?.replace(/^'(.*)'$/, '$1').replace(/''/g, "'") || null, row: Number(cell[3]), column: numberOf(cell[2] ?? '') };
  // A text file has lines.
  const line = /^line (\d+)(?:, column (\d+))?$/.exec(text.trim());
  return line ? { sheet: null, row: Number(line[1]), column: Number(line[2] ?? 1) } : undefined;
}

/** The findings of one cell. */
export function findingsAt(findings: readonly FindingView[], sheet: string, row: number, column: number): FindingView[] {
  return findings.filter((f) => {
    const at = f.place.in === 'file' ? cellRef(f.place.cell) : undefined;
    return at?.row === row && at.column === column && (at.sheet === null || at.sheet === sheet);
  });
}
