// The seen part of a large grid.
import { describe, expect, it } from 'vitest';
import type { Grid } from '../wire/generated/wire';
import { asTsv, cellAt, chunk, holds, seen } from './gridWindow';

describe('seen', () => {
  const check = (scroll: number, total: number, expected: { first: number; count: number }) =>
    expect(seen(scroll, 100, 10, total, 2)).toEqual(expected);
  it('begins at the top', () => check(0, 1000, { first: 0, count: 12 }));
  it('has some more on either side', () => check(500, 1000, { first: 48, count: 14 }));
  it('ends with the grid', () => check(9950, 1000, { first: 993, count: 7 }));
  it('is nothing of nothing', () => check(0, 0, { first: 0, count: 0 }));
  it('takes a scroll beyond the beginning as the beginning', () => check(-40, 1000, { first: 0, count: 12 }));
});
describe('chunk', () => {
  it('fetches whole chunks', () => expect(chunk({ first: 45, count: 30 }, 40, 1000)).toEqual({ first: 40, count: 40 }));
  it('always holds what is wanted', () => {
    for (let first = 0; first < 200; first += 7) {
      const want = { first, count: 33 };
      expect(holds(chunk(want, 40, 1000), want)).toBe(true);
    }
  });
});
describe('cells', () => {
  const cell = (text: string) => ({ text, state: 'number' as const, flags: '', note: '', public: true });
  const grid = { first_row: 5, first_column: 2, cells: [[cell('1'), cell('2')], [cell('3'), cell('4\t5')]] } as unknown as Grid;
  it('are found by their place in the whole', () => expect(cellAt(grid, 6, 2)?.text).toBe('3'));
  it('are unknown where nothing was fetched', () => expect(cellAt(grid, 4, 2)).toBeUndefined());
  it('become lines and tabs, without tabs of their own', () =>
    expect(asTsv(grid, { first: 5, count: 2 }, { first: 2, count: 2 })).toBe('1\t2\n3\t4 5'));
});
