// What pointing says.
import { expect, it } from 'vitest';
import type { FileTable } from '../../wire/generated/wire';
import { chosenAt, headingFrom, headingTo, meaningKey, meaningOf, move, roomAfter, tableOf, valuesFrom, valuesOpen, valuesTo } from './pointing';

const column = (n: number): FileTable['columns'][number] => ({ column: n, heading: '', meaning: 'values', dimension: null, says: '', period: '', codes: [], indicator: '', dropped: [], kept: [], goes_on: false });
const table = (more: Partial<FileTable> = {}): FileTable => ({
  table: 0, name: 'a', problem: '', heading_first: 3, heading_last: 4, first_row: 5, last_row: 9, last_row_fixed: false, headings: [], columns: [1, 2, 3].map(column),
  decimal: 'point', power: 0, brackets: 'negative', unit: '', period: '', indicator: '', hidden_rows: true, markers: [], sections: [], ...more,
});
const key = (name: string, more = {}) => ({ key: name, code: name, ctrlKey: false, altKey: false, shiftKey: false, metaKey: false, isComposing: false, ...more });
const size = { rows: 100, columns: 20, page: 10 };

it('goes from the sheet to its letters and row numbers, and back', () => {
  expect(move(key('ArrowUp'), { row: 0, column: 4 }, size, 'ltr')).toEqual({ row: -1, column: 4 });
  expect(move(key('ArrowDown'), { row: -1, column: 4 }, size, 'ltr')).toEqual({ row: 0, column: 4 });
  expect(move(key('ArrowLeft'), { row: 7, column: 0 }, size, 'ltr')).toEqual({ row: 7, column: -1 });
  expect(move(key('ArrowLeft'), { row: 7, column: -1 }, size, 'rtl')).toEqual({ row: 7, column: 0 });
  expect(move(key('ArrowRight'), { row: -1, column: 2 }, size, 'ltr')).toEqual({ row: -1, column: 3 });
  expect(move(key('PageDown'), { row: 5, column: -1 }, size, 'ltr')).toEqual({ row: 15, column: -1 });
  expect(move(key('End'), { row: -1, column: 2 }, size, 'ltr')).toEqual({ row: -1, column: 19 });
});
it('stops at the edges', () => {
  expect(move(key('ArrowUp'), { row: -1, column: -1 }, size, 'ltr')).toEqual({ row: -1, column: -1 });
  expect(move(key('End', { ctrlKey: true }), { row: -1, column: -1 }, size, 'ltr')).toEqual({ row: 99, column: 19 });
  expect(move(key('Home', { ctrlKey: true }), { row: 9, column: 9 }, size, 'ltr')).toEqual({ row: 0, column: 0 });
});
it('leaves Tab, Enter and letters alone', () => expect(['Tab', 'Enter', 'a'].map((k) => move(key(k), { row: 1, column: 1 }, size, 'ltr'))).toEqual([undefined, undefined, undefined]));
it('knows what a place chooses', () => {
  expect([chosenAt({ row: -1, column: -1 }).what, chosenAt({ row: -1, column: 2 }), chosenAt({ row: 6, column: -1 })]).toEqual(['table', { what: 'column', column: 3 }, { what: 'row', row: 7 }]);
});
it('finds the table of a cell, side by side too', () => {
  const two = [table(), table({ table: 1, columns: [5, 6].map(column) })];
  expect(tableOf(two, { what: 'cell', row: 6, column: 5 }, 0)?.table).toBe(1);
  expect(tableOf(two, { what: 'row', row: 6 }, 1)?.table).toBe(1);
  expect(tableOf(two, { what: 'cell', row: 10, column: 5 }, 0)).toBeUndefined();
  expect(tableOf([], { what: 'table' }, 0)).toBeUndefined();
});
it('moves the heading without crossing it', () => {
  expect(headingFrom(table(), 2)).toEqual({ what: 'heading', table: 0, first: 2, last: 4 });
  expect(headingFrom(table(), 6)).toEqual({ what: 'heading', table: 0, first: 6, last: 6 });
  expect(headingTo(table(), 3)).toEqual({ what: 'heading', table: 0, first: 3, last: 3 });
  expect(headingTo(table(), 1)).toEqual({ what: 'heading', table: 0, first: 1, last: 1 });
});
it('moves the values, and keeps an open end open', () => {
  expect(valuesFrom(table(), 6)).toEqual({ what: 'rows', table: 0, first: 6, last: null });
  expect(valuesFrom(table({ last_row_fixed: true }), 6)).toEqual({ what: 'rows', table: 0, first: 6, last: 9 });
  expect(valuesTo(table(), 8)).toEqual({ what: 'rows', table: 0, first: 5, last: 8 });
  expect(valuesOpen(table({ last_row_fixed: true }))).toEqual({ what: 'rows', table: 0, first: 5, last: null });
});
it('writes a meaning as a choice and reads it back', () => {
  for (const [m, d] of [['values', null], ['dimension', 'sex'], ['dimension', null]] as const) expect(meaningOf(meaningKey(m, d))).toEqual({ meaning: m, dimension: d });
});
it('lets a title run over empty cells only', () => expect([roomAfter([{ text: 'a' }, { text: '' }, { text: 'b' }], 0, 9), roomAfter([{ text: 'a' }], 0, 3)]).toEqual([1, 3]));
