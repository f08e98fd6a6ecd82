// Counts in words, in every form that a language has.
import { afterEach, describe, expect, it } from 'vitest';
import { locale, t } from './index.svelte';

afterEach(() => locale.set('en'));
const counts = [0, 1, 2, 3, 11, 100];
/** Forms that differ in more than their number. */
function forms(language: string, say: (count: number) => string): number {
  locale.set(language);
  return new Set(counts.map((n) => say(n).replace(/[\d٠-٩\u2066-\u2069]/gu, ''))).size;
}
const said: [string, (count: number) => string][] = [
  ['cells-selected', (count) => t('cells-selected', { count })],
  ['words-counted', (count) => t('words-counted', { count })],
  ['mark-added', (count) => t('mark-added', { count })],
  ['choose-between', (count) => t('choose-between', { count })],
  ['rows-left', (count) => t('rows-left', { count })],
];
describe('counts', () => {
  for (const [id, say] of said) {
    it(`${id} has one and many in English and French`, () => {
      expect(forms('en', say)).toBe(2);
      expect(forms('fr', say)).toBe(2);
    });
    // The last two forms are alike where the thing that is counted has no ending of its own in writing.
    it(`${id} has the forms of Arabic`, () => expect(forms('ar', say)).toBeGreaterThanOrEqual(5));
  }
  it('are words where the language has a word for two', () => {
    locale.set('ar');
    expect(t('cells-selected', { count: 2 })).toBe('خليتان محددتان');
    expect(t('choose-between', { count: 11 })).toContain('رمزًا');
  });
});
it('tells of values that were taken back only where there are some', () => {
  for (const language of ['en', 'fr', 'ar']) {
    locale.set(language);
    expect(t('imported', { new: 1, changed: 2, gone: 0 })).not.toMatch(/0/);
    expect(t('imported', { new: 1, changed: 2, gone: 3 })).toMatch(/3/);
  }
});
