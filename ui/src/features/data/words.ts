// What an indicator measures, in one line.
import { t } from '../../messages/index.svelte';
import type { IndicatorDetail } from '../../wire/generated/wire';

export function measureWords(detail: IndicatorDetail): string {
  const r = detail.record;
  const measure = r.measure ? t(`measure-${r.measure}`) : '';
  const reference = r.reference ? t(`reference-${r.reference}`) : '';
  return [
    measure && reference ? t('measure-at', { measure, reference }) : measure || reference,
    detail.row.unit,
    r.population && r.population !== 'not_applicable' ? t(`population-${r.population}`) : '',
  ].filter(Boolean).join(' · ');
}

const flags = ['a', 'b', 'd', 'e', 'f', 'i', 'p', 'u'] as const;
/** A status letter in words. */
export function flagWords(letter: string): string {
  const known = flags.find((x) => x === letter.toLowerCase());
  return known ? t(`flag-${known}`) : letter;
}
