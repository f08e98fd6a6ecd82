// Words of the window. `t` is typed: a message that does not exist does not compile.
import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';
import arabic from './ar.ftl?raw';
import english from './en.ftl?raw';
import french from './fr.ftl?raw';
import type { MessageId as AnyId, Messages } from './generated';

/** Messages that take no values, for tables of words. */
export type MessageId = { [M in AnyId]: Messages[M] extends undefined ? M : never }[AnyId];
export const languages = { en: english, fr: french, ar: arabic } as const;
export type Language = keyof typeof languages;
const rightToLeft = new Set(['ar', 'fa', 'he', 'ur', 'ckb', 'ps']);

export const directionOf = (tag: string): 'ltr' | 'rtl' => (rightToLeft.has(tag.split('-')[0] ?? tag) ? 'rtl' : 'ltr');
export const isLanguage = (tag: string): tag is Language => Object.hasOwn(languages, tag);

function bundleOf(language: Language): FluentBundle {
  const bundle = new FluentBundle(language, { useIsolating: directionOf(language) === 'rtl' });
  bundle.addResource(new FluentResource(languages[language]));
  return bundle;
}

const current = $state<{ language: Language }>({ language: 'en' });
let bundle = $derived(bundleOf(current.language));

export const locale = {
  get language(): Language { return current.language; },
  get direction(): 'ltr' | 'rtl' { return directionOf(current.language); },
  set(tag: string): void { current.language = isLanguage(tag) ? tag : 'en'; },
};

/** The words of a message in the language of the window. */
export function t<M extends AnyId>(id: M, ...values: Messages[M] extends undefined ? [] : [Messages[M]]): string {
  const message = bundle.getMessage(id);
  if (!message?.value) return id;
  return bundle.formatPattern(message.value, (values[0] ?? null) as Record<string, FluentVariable> | null);
}

/** A moment of today as a time, another as a date. */
export function moment(iso: string): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return iso;
  const today = at.toDateString() === new Date().toDateString();
  return new Intl.DateTimeFormat(current.language, today && iso.includes('T') ? { hour: '2-digit', minute: '2-digit' } : { dateStyle: 'medium' }).format(at);
}

/** A moment as day and time, where it has one. */
export function dayAndTime(iso: string): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return iso;
  return new Intl.DateTimeFormat(current.language, iso.includes('T') ? { dateStyle: 'medium', timeStyle: 'short' } : { dateStyle: 'medium' }).format(at);
}

/** Words one after the other, divided as the language of the window divides them. */
export const listed = (words: readonly string[]): string => new Intl.ListFormat(current.language, { type: 'unit' }).format(words);

/** A count in the language of the window. */
export const count = (n: number): string => new Intl.NumberFormat(current.language).format(n);
