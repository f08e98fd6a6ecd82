// References to cells of a received file, such as `Table 1!B17`, and letters of columns. Pure.
import type { FindingView, Level } from '../../wire/generated/wire';

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

/** Kinds of findings whose cell is not taken. */
const notTaken = ['not-a-number', 'not-a-period', 'formula-error', 'two-values'];
/** What is said of a cell of a sheet. */
export interface Mark { level: Level; taken: boolean; findings: FindingView[] }
export const keyOf = (row: number, column: number): string => `${row} ${column}`;
const weight: Record<Level, number> = { error: 0, warning: 1, note: 2 };

/** The cells of a sheet that findings name. */
export function marksOf(findings: readonly FindingView[], sheet: string): Map<string, Mark> {
  const out = new Map<string, Mark>();
  for (const finding of findings) {
    const at = finding.place.in === 'file' ? cellRef(finding.place.cell) : undefined;
    if (!at || (at.sheet !== null && at.sheet !== sheet)) continue;
    const mark = out.get(keyOf(at.row, at.column)) ?? { level: finding.level, taken: true, findings: [] };
    if (weight[finding.level] < weight[mark.level]) mark.level = finding.level;
    mark.taken &&= !notTaken.includes(finding.kind);
    mark.findings.push(finding);
    out.set(keyOf(at.row, at.column), mark);
  }
  return out;
}

/** A cell of the file whose value is not taken; sheets are counted from 0. */
export interface Untaken { sheet: number; row: number; column: number; finding: FindingView }
/** All of them, each once, in the order of the file. */
export function untakenOf(findings: readonly FindingView[], sheets: readonly string[]): Untaken[] {
  const out = new Map<string, Untaken>();
  for (const finding of findings) {
    const at = finding.place.in === 'file' && notTaken.includes(finding.kind) ? cellRef(finding.place.cell) : undefined;
    if (!at) continue;
    const sheet = at.sheet === null ? 0 : Math.max(0, sheets.indexOf(at.sheet));
    const key = `${sheet} ${keyOf(at.row, at.column)}`;
    if (!out.has(key)) out.set(key, { sheet, row: at.row, column: at.column, finding });
  }
  return [...out.values()].sort(order);
}
type Spot = Pick<Untaken, 'sheet' | 'row' | 'column'>;
const order = (a: Spot, b: Spot) => a.sheet - b.sheet || a.row - b.row || a.column - b.column;
/** The next one after a place; after the last comes the first. */
export const nextOf = (list: readonly Untaken[], at: Spot): Untaken | undefined => list.find((u) => order(u, at) > 0) ?? list[0];
