// References to cells.
import { expect, it } from 'vitest';
import { cellRef, findingsAt, letters } from './cellRef';

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
