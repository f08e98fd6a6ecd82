// Places of columns.
import { expect, it } from 'vitest';
import { columnAt, columnsSeen, startOf, widthOf } from './columnRoom';

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
