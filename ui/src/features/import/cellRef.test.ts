// References to cells.
import { expect, it } from 'vitest';
import { cellRef, findingsAt, keyOf, letters, marksOf, nextOf, untakenOf } from './cellRef';

it('counts in letters', () => expect([1, 26, 27, 702, 703, 16_384].map(letters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA', 'XFD']));
it('reads what letters counts', () => { for (const n of [1, 26, 27, 703, 16_384]) expect(cellRef(`${letters(n)}9`)?.column).toBe(n); });
it('reads cells, with and without a sheet', () => {
  expect(cellRef('Table 1!B17')).toEqual({ sheet: 'Table 1', row: 17, column: 2 });
  expect(cellRef('B17')).toEqual({ sheet: null, row: 17, column: 2 });
  expect(cellRef("'What''s new!'!AA3")).toEqual({ sheet: "What's new!", row: 3, column: 27 });
});
it('reads lines of a text file', () => expect([cellRef('line 31'), cellRef('line 2, column 4')]).toEqual([{ sheet: null, row: 31, column: 1 }, { sheet: null, row: 2, column: 4 }]));
it('knows what is no cell', () => expect(['', 'Table 1', 'the file'].map(cellRef)).toEqual([undefined, undefined, undefined]));
it('finds what is said of a cell', () => {
  const at = (cell: string) => ({ fingerprint: cell, level: 'note' as const, kind: 'a', place: { in: 'file' as const, file: 'f', cell }, place_label: cell, read: '', expected: '', message: '', mend: '' });
  expect(findingsAt([at('S!B2'), at('T!B2'), at('B2'), at('B3')], 'S', 2, 2).map((f) => f.place_label)).toEqual(['S!B2', 'B2']);
});

const told = (cell: string, kind: string, level: 'note' | 'warning' | 'error' = 'error') => ({ fingerprint: cell + kind, level, kind, place: { in: 'file' as const, file: 'f', cell }, place_label: cell, read: '', expected: '', message: '', mend: '' });
it('marks the cells that findings name, by the heaviest of them', () => {
  const marks = marksOf([told('S!B2', 'unknown-label', 'note'), told('S!B2', 'two-values'), told('S!A3', 'labels-go-on', 'note'), told('T!A1', 'marker'), told('S', 'notes-below')], 'S');
  expect([...marks].map(([key, m]) => [key, m.level, m.taken, m.findings.length])).toEqual([[keyOf(2, 2), 'error', false, 2], [keyOf(3, 1), 'note', true, 1]]);
});
it('goes through the cells that are not taken, over all sheets and round again', () => {
  const list = untakenOf([told('T!A1', 'not-a-number'), told('S!C7', 'two-values'), told('S!C4', 'two-values'), told('S!C4', 'not-a-number'), told('S!A1', 'marker'), told('', 'two-values')], ['S', 'T']);
  expect(list.map((u) => [u.sheet, u.row, u.column])).toEqual([[0, 4, 3], [0, 7, 3], [1, 1, 1]]);
  expect([nextOf(list, { sheet: 0, row: 4, column: 3 }), nextOf(list, { sheet: 0, row: 9, column: 0 }), nextOf(list, { sheet: 1, row: 1, column: 1 })].map((u) => u?.row)).toEqual([7, 1, 4]);
  expect(nextOf([], { sheet: 0, row: 1, column: 1 })).toBeUndefined();
});
