// What columns of values have in common.
import { expect, it } from 'vitest';
import { apart, commonOf, spoken } from './common';

const values = (...says: string[]) => says.map((s) => ({ meaning: 'values' as const, says: s }));
it('finds what every column of values says', () => {
  const columns = [{ meaning: 'dimension' as const, says: '' }, ...values('2021 · Permits · Men', '2022 · Permits · Men')];
  expect(commonOf(columns, true, [])).toEqual(['Permits', 'Men']);
  expect(apart('2021 · Permits · Men', ['Permits', 'Men'])).toBe('2021');
});
it('has all of a single column in common', () => expect(commonOf(values('2023 · Permits'), true, [])).toEqual(['2023', 'Permits']));
it('has nothing in common where a column says nothing', () => expect(commonOf(values('2023', ''), true, [])).toEqual([]));
it('says of a part of a wide sheet only what must be so', () => expect(commonOf(values('2023 · Permits', '2023 · Permits'), false, ['Permits'])).toEqual(['Permits']));
it('names indicators that come with the file', () => expect(spoken('2021 · IND-002', [{ code: 'IND-002', name: 'Permits' }])).toBe('2021 · Permits'));
