// Choosing the parts of a question.
import { describe, expect, it } from 'vitest';
import { breakdown, complete, moved, newStep, nothingAsked, stepKinds, subjectOf, whenOf, withBreakdown, withCode, withIndicator, withoutCode } from './question';

const asked = { ...nothingAsked, subjects: [subjectOf('IMM-001')] };
describe('a question in parts', () => {
  it('is complete when every indicator is named', () => {
    expect(complete(nothingAsked)).toBe(false);
    expect(complete(asked)).toBe(true);
    expect(complete({ ...asked, steps: [newStep('per', asked, [])] })).toBe(false);
    expect(complete({ ...asked, steps: [newStep('share_of', asked, [])] })).toBe(true);
    expect(complete({ ...asked, subjects: [] })).toBe(false);
  });
  it('adds codes up and drops a filter with its last code', () => {
    const two = withCode(withCode(withCode(subjectOf('A'), 'sex', 'F'), 'age', 'Y0T4'), 'age', 'Y5T9');
    expect(two.filters).toEqual([{ dimension: 'sex', codes: ['F'] }, { dimension: 'age', codes: ['Y0T4', 'Y5T9'] }]);
    expect(withCode(two, 'sex', 'F')).toBe(two);
    expect(withoutCode(withoutCode(two, 'age', 'Y0T4'), 'sex', 'F').filters).toEqual([{ dimension: 'age', codes: ['Y5T9'] }]);
  });
  it('forgets the filters of another indicator', () => {
    const women = withCode(subjectOf('A'), 'sex', 'F');
    expect(withIndicator(women, 'A')).toBe(women);
    expect(withIndicator(women, 'B')).toEqual(subjectOf('B'));
  });
  it('has its breakdown before what is done with its rows', () => {
    const top = { ...asked, steps: [newStep('top', asked, [])] };
    const by = withBreakdown(top, ['citizenship', '']);
    expect(by.steps.map((s) => s.step)).toEqual(['by', 'top']);
    expect(breakdown(withBreakdown(by, ['citizenship', 'sex']))).toEqual(['citizenship', 'sex']);
    expect(breakdown(withBreakdown(by, ['sex', 'sex']))).toEqual(['sex']);
    expect(withBreakdown(by, ['', '']).steps.map((s) => s.step)).toEqual(['top']);
  });
  it('takes every step of the list', () => expect(stepKinds.map((k) => newStep(k, asked, ['sex']).step)).toEqual([...stepKinds]));
  it('keeps the last moment when the kind of period changes', () => {
    const at = whenOf('at', { kind: 'range', from: { at: 'base' }, to: { at: 'latest' } });
    expect(at).toEqual({ kind: 'at', moment: { at: 'latest' } });
    expect(whenOf('range', at)).toEqual({ kind: 'range', from: { at: 'this', back: 10 }, to: { at: 'latest' } });
    expect(whenOf('all', at)).toEqual({ kind: 'all' });
  });
  it('moves steps within their list', () => {
    expect(moved(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c']);
    expect(moved(['a', 'b', 'c'], 1, 1)).toEqual(['a', 'c', 'b']);
    expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
  });
});
