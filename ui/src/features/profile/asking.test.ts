// How a value is asked for again.
import { describe, expect, it } from 'vitest';
import { inForm, withUnit, wordsOf } from './asking';

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
describe('candidates for the place of a value', () => {
  const candidate = (question: string, printed: string) => ({ question, format: 'unit', label: '', period: '', printed, source: '' });
  const cell = (indicator: string) => ({ origin: { indicator, codes: '', source: '', period: '' }, label: '', printed: '', source: '', file_name: '', cell: '', received_at: '', flags: '' });
  const explain = (question: string) => Promise.resolve({
    printed: question === 'CTX-001[sex=F] 2020' ? '3.3 million' : '0.0 million', refusal: question === 'CTX-001 1066' ? 'no observation' : '', cells: [cell(question.slice(0, 7))],
  });
  it('have its form when they are of its indicator and have a number, else their own', async () => {
    const list = [candidate('CTX-001[sex=F] 2020', '3,297 thousand persons'), candidate('LAB-001 2024', '3.7 per cent'), candidate('CTX-001 1066', '…')];
    const made = await inForm(list, { indicator: 'CTX-001', format: '1 decimal million' }, explain);
    expect(made.map((c) => `${c.printed}, ${c.format}`)).toEqual(['3.3 million, 1 decimal million', '3.7 per cent, unit', '…, unit']);
    expect(await inForm(list, { indicator: '', format: '' }, explain)).toEqual(list);
  });
});
