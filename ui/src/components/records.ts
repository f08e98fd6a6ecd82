// What the forms of the registers share: kinds of sources in words, texts of several languages.
import { t } from '../messages/index.svelte';
import type { LocalText } from '../wire/generated/wire';

const kinds = ['census', 'survey', 'register', 'administrative', 'estimate', 'website'] as const;
/** What kind of source it is, in words. */
export function kindWords(code: string): string {
  const kind = kinds.find((k) => k === code);
  return kind ? t(`kind-${kind}`) : code;
}

/** The text of one language. */
export const textOf = (list: readonly LocalText[], lang: string): string => list.find((x) => x.lang === lang)?.text ?? '';
/** A list of texts with another text in one language. */
export const withText = (list: readonly LocalText[], lang: string, text: string): LocalText[] => [...list.filter((x) => x.lang !== lang), ...(text ? [{ lang, text }] : [])];
