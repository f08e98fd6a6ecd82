// Why a value has no number, in the words of the window, and what to do about it.
import { t } from '../../messages/index.svelte';
import type { Absence } from '../../wire/generated/wire';

/** Rules that have words of their own; the others are explained in the words of the rule. */
const rules = ['sum-of-stock', 'sum-of-quotient', 'parts-overlap', 'age-groups-do-not-fit', 'codes-nest', 'across-break', 'no-growth-base', 'zero-denominator', 'too-large', 'periods-overlap', 'negative-count', 'share-out-of-range', 'stock-over-span'] as const;

export function absenceWords(a: Absence): { what: string; way: string } {
  switch (a.why) {
    case 'after_edition': return { what: t('absent-after-edition', { period: a.period, year: a.year }), way: t('absent-after-edition-way', { year: a.year }) };
    case 'no_values': return { what: t('absent-no-values', { indicator: a.indicator }), way: t('absent-no-values-way') };
    case 'no_such_line': return { what: a.source ? t('absent-not-of-source', { line: a.line, source: a.source }) : t('absent-no-line', { line: a.line }), way: t('absent-no-line-way') };
    case 'no_such_period': return { what: t('absent-no-period', { line: a.line, period: a.period }), way: a.first === a.last ? t('absent-only-period', { period: a.first }) : t('absent-periods', { first: a.first, last: a.last }) };
    case 'nothing_to_compare': return { what: t('absent-no-earlier', { line: a.line }), way: t('absent-no-earlier-way') };
    case 'said': return { what: t('absent-said', { state: t(`state-${a.state}`) }), way: t('absent-said-way') };
    case 'withheld': return { what: t('absent-withheld'), way: t('absent-withheld-way') };
    case 'part_missing': return { what: t('absent-part'), way: t('absent-part-way') };
    case 'forbidden': {
      const rule = rules.find((r) => r === a.rule);
      return rule ? { what: t(`forbidden-${rule}`), way: t(`forbidden-${rule}-way`) } : { what: t('absent-forbidden'), way: a.explained };
    }
  }
}
