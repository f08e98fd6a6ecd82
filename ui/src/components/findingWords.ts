// Findings in the words of the window. The application says them in English with all their values; for the frequent
// kinds the window has words of its own, and shows what the application said below them. Pure but for the language.
import { sentence } from './errorWords';
import { locale, t } from '../messages/index.svelte';
import type { FindingView } from '../wire/generated/wire';

/** Kinds that have words of their own. */
const kinds = ['unknown-label', 'ambiguous-label', 'nothing-read', 'nothing-new', 'two-values', 'same-value-twice', 'no-values', 'notes-below', 'marker', 'marker-explained', 'labels-go-on', 'title-differs', 'title-changed', 'unit-differs', 'read-anew', 'shown-divided', 'column-left-out', 'formula-error', 'no-period', 'period-of-name', 'heading-moved', 'country-of-origin', 'characters-lost', 'hidden-rows', 'rows-left-out', 'column-renamed', 'column-new', 'column-gone', 'not-a-number', 'indicator-new', 'no-source', 'source-unknown', 'indicator-unknown', 'already-taken', 'period-follows', 'period-differs', 'period-of-recipe', 'split-years', 'part-of-year', 'year-of-few-parts', 'sheet-new', 'sheet-not-read', 'decimal-differs', 'another-calendar', 'not-a-period', 'shown-hidden', 'shown-with-words', 'encoding-unsure', 'more-cells', 'quote-over-lines', 'stray-quotation-mark', 'ambiguous-decimal-sign', 'two-decimal-signs', 'brackets', 'lines-without-values', 'rows-below-left-out', 'hidden-rows-left-out', 'hidden-columns', 'hidden-sheet', 'headings-unknown', 'column-moved', 'too-many-columns', 'label-new', 'label-renamed', 'label-gone', 'name-settled', 'age-made-date', 'values-gone', 'value-impossible', 'unit-scale', 'values-rescaled', 'too-many-tables', 'table-new', 'values-stay', 'row-of-another-unit', 'decimal-follows', 'marker-differs', 'recipe-unfit', 'indicator-gone', 'period-length-differs', 'day-among-years', 'synonyms-not-kept', 'reference-differs', 'unit-of-indicator', 'children-and-adults', 'formula-without-value', 'sheet-cut-off', 'person-level', 'macros', 'delivered-twice', 'jump', 'hidden-derivable', 'parts-and-total', 'sources-differ', 'unit-slip', 'stock-account', 'period-missing', 'period-due', 'delivery-overdue', 'coverage-missing', 'value-changed', 'value-missing', 'claim-contradicted', 'text-missing', 'caption-missing', 'question-without-answer', 'figure-empty', 'figure-not-drawn', 'figure-contradicts', 'number-typed'] as const;
const known = (kind: string) => kinds.find((k) => k === kind);

/** What is wrong and what to do; `said` is what the application said, where the window says something else. */
export interface FindingWords { message: string; mend: string; said: string }

export function findingWords(finding: FindingView): FindingWords {
  const kind = known(finding.kind);
  if (!kind || locale.language === 'en') return { message: finding.message, mend: sentence(finding.mend), said: '' };
  return { message: t(`finding-kind-${kind}`), mend: t(`finding-mend-${kind}`), said: finding.message };
}

/** What findings of one kind have in common. */
export function kindWords(finding: FindingView): string {
  const kind = known(finding.kind);
  return kind ? t(`finding-kind-${kind}`) : finding.message;
}

/** Received words as part of a sentence of the window, which has a stop of its own; signs such as `..` are left. */
export const clause = (said: string): string => said.replace(/([\p{L}\p{N})\]"”»])\.$/u, '$1');
