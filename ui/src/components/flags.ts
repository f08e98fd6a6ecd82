// Status letters of values in words.
import { t } from '../messages/index.svelte';

const flags = ['a', 'b', 'd', 'e', 'f', 'i', 'p', 'u'] as const;
/** A status letter in words. */
export function flagWords(letter: string): string {
  const known = flags.find((x) => x === letter.toLowerCase());
  return known ? t(`flag-${known}`) : letter;
}
/** All letters but "normal" in words. */
export const flagsWords = (letters: string): string => [...letters].filter((f) => f !== 'A').map(flagWords).join(', ');
