// Periods over columns.
import { expect, it } from 'vitest';
import { periodWords } from './periodWords';

it('shortens months as the language does, and keeps their full name', () => {
  expect(periodWords('2025-10', 'October 2025', 'en')).toEqual({ short: 'Oct 2025', full: 'October 2025' });
  expect(periodWords('2025-10', 'October 2025', 'fr')).toEqual({ short: 'oct. 2025', full: 'octobre 2025' });
  expect(periodWords('2025-01', 'January 2025', 'ar').short).toMatch(/2025/);
});
it('leaves other periods as they are printed', () => {
  for (const [period, label] of [['2025', '2025'], ['2025-Q1', 'Q1 2025'], ['2025-13', '2025-13'], ['2024/2025', '2024/25']] as const) expect(periodWords(period, label, 'en')).toEqual({ short: label, full: label });
});
