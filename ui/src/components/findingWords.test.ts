// Findings in the words of the window.
import { afterEach, expect, it } from 'vitest';
import { locale } from '../messages/index.svelte';
import type { FindingView } from '../wire/generated/wire';
import { clause, findingWords, kindWords } from './findingWords';

const finding = (kind: string): FindingView => ({ fingerprint: kind, level: 'note', kind, place: { in: 'profile' }, place_label: '', read: '2019', expected: '2023', message: 'The last value of REM-003 is that of 2019.', mend: 'Ask the source.' });
afterEach(() => locale.set('en'));

it('leaves English as the application says it', () => {
  expect(findingWords(finding('period-due'))).toEqual({ message: 'The last value of REM-003 is that of 2019.', mend: 'Ask the source.', said: '' });
});
it('says a frequent kind in the language of the window, with what was said below', () => {
  for (const language of ['fr', 'ar']) {
    locale.set(language);
    const words = findingWords(finding('period-due'));
    expect(words.said).toBe('The last value of REM-003 is that of 2019.');
    expect([words.message, words.mend].some((text) => text.includes('finding-') || text === words.said)).toBe(false);
  }
});
it('leaves a kind without words as it is, in every language', () => {
  locale.set('fr');
  expect(findingWords(finding('some-new-kind')).message).toBe('The last value of REM-003 is that of 2019.');
  expect(kindWords(finding('some-new-kind'))).toBe('The last value of REM-003 is that of 2019.');
});
it('names a group by what its findings have in common', () => expect(kindWords(finding('unknown-label'))).toContain('no code'));
it('ends received words with one stop', () => {
  expect(['Figures are revised.', 'a number', '..', 'IMM-001 ..', '.'].map(clause)).toEqual(['Figures are revised', 'a number', '..', 'IMM-001 ..', '.']);
});
