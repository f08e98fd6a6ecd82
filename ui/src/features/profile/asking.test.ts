// How a value is asked for again.
import { describe, expect, it } from 'vitest';
import { withUnit, wordsOf } from './asking';

describe('the words of a value', () => {
  it('are those of its indicator and period', () => {
    expect(wordsOf({ indicator: 'Total population (Female)', period: '2020' }, 'CTX-001[sex=F] 2020')).toBe('Total population Female 2020');
  });
  it('are its question where nothing answers to it', () => expect(wordsOf({ indicator: '', period: '' }, 'XXX-001 this')).toBe('XXX-001 this'));
});
describe('the unit of a value', () => {
  it('is asked for once', () => {
    expect(withUnit('1 decimal million')).toBe('1 decimal million unit');
    expect(withUnit('')).toBe('unit');
    expect(withUnit('unit signed')).toBe('unit signed');
  });
});
