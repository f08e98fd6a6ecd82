// Blocks of cells: reading copied text, where a paste goes, the next period.
import { describe, expect, it } from 'vitest';
import { fromTsv, isPeriod, nextPeriod, placeBlock } from './block';

describe('blocks from a spreadsheet', () => {
  it('reads lines, tabs, quotes and the last line end', () => {
    expect(fromTsv('1\t2\r\n3\t\r\n')).toEqual([['1', '2'], ['3', '']]);
    expect(fromTsv('"a ""b""\tc\nd"\t5\n6')).toEqual([['a "b"\tc\nd', '5'], ['6']]);
    expect(fromTsv('12 345')).toEqual([['12 345']]);
    expect(fromTsv('')).toEqual([]);
  });
  const size = { rows: 3, columns: 3 };
  it('puts a block from the first selected cell on and counts what falls outside', () => {
    const selected = { first: { row: 1, column: 2 }, last: { row: 1, column: 2 } };
    expect(placeBlock([['1', '2'], ['3', '']], selected, size)).toEqual({ cells: [{ row: 1, column: 2, text: '1' }, { row: 2, column: 2, text: '3' }], outside: 1 });
  });
  it('fills the selection with a lone cell', () => {
    const selected = { first: { row: 0, column: 0 }, last: { row: 1, column: 1 } };
    expect(placeBlock([['7']], selected, size).cells.map((c) => `${c.row}${c.column}${c.text}`)).toEqual(['007', '017', '107', '117']);
  });
  it('proposes the next period', () => {
    expect(['2024', '2024-S2', '2024-Q3', '2024-12', '2024-07', '1990/1995'].map(nextPeriod)).toEqual(['2025', '2025-S1', '2024-Q4', '2025-01', '2024-08', undefined]);
    expect(['2024', '2024-Q3', '2024-07-01', '2024-W05', '1990/1995'].every(isPeriod)).toBe(true);
    expect(['24', '2024-Q5', '2024-13', 'soon', '2024-7'].some(isPeriod)).toBe(false);
  });
});
