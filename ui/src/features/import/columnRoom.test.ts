// Places of columns.
import { expect, it } from 'vitest';
import { columnAt, columnsSeen, grown, startOf, widthOf } from './columnRoom';

const w = { usual: 10, own: new Map([[1, 30], [5, 4]]) };
it('puts columns after each other', () => expect([0, 1, 2, 5, 6, 7].map((c) => startOf(w, c))).toEqual([0, 10, 40, 70, 74, 84]));
it('finds the column of a place', () => {
  for (const c of [0, 1, 2, 5, 6, 99]) {
    expect(columnAt(w, startOf(w, c), 100)).toBe(c);
    expect(columnAt(w, startOf(w, c) + widthOf(w, c) - 1, 100)).toBe(c);
  }
  expect(columnAt(w, 1e9, 100)).toBe(99);
});
it('tells what is seen', () => {
  expect(columnsSeen(w, 0, 45, 100, 0)).toEqual({ first: 0, count: 3 });
  expect(columnsSeen(w, 41, 20, 100, 1)).toEqual({ first: 1, count: 5 });
  expect(columnsSeen(w, 0, 45, 0, 3)).toEqual({ first: 0, count: 0 });
});
it('goes to the last of many', () => {
  const seen = columnsSeen(w, startOf(w, 16_384) - 50, 50, 16_384, 2);
  expect(seen.first + seen.count).toBe(16_384);
});
it('gives what room is left to the columns that need it', () => {
  const needs = new Map([[0, { least: 10, full: 50 }], [1, { least: 10, full: 15 }], [2, { least: 10, full: 10 }]]);
  const given = (room: number, total = 3) => [...grown(needs, 10, total, room).values()];
  expect(given(200)).toEqual([50, 15, 10]);
  expect(given(50)).toEqual([25, 15, 10]);
  expect(given(30)).toEqual([10, 10, 10]);
  expect(given(5)).toEqual([10, 10, 10]);
  // Columns that nobody has seen yet have their room as well.
  expect(given(60, 5)).toEqual([15, 15, 10]);
});
