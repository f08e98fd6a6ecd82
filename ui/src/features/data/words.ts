// What an indicator measures, in one line; lists in another order.
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

/** A list with one of its items a place earlier or later. */
export function moveIn(list: readonly string[], item: string, step: 1 | -1): string[] {
  const at = list.indexOf(item);
  const to = at + step;
  if (at < 0 || to < 0 || to >= list.length) return [...list];
  const next = list.filter((x) => x !== item);
  next.splice(to, 0, item);
  return next;
}
