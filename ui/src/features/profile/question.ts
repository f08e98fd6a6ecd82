// A question in parts while it is put together by choosing. What a written question means is the application's to say;
// nothing here reads or writes one. Pure.
import type { QuestionFilter, QuestionMoment, QuestionParts, QuestionStepPart, QuestionSubject, QuestionWhen } from '../../wire/generated/wire';

export const subjectOf = (indicator: string): QuestionSubject => ({ indicator, filters: [], source: null });
export const nothingAsked: QuestionParts = { subjects: [subjectOf('')], when: { kind: 'all' }, steps: [] };

/** Whether every place for an indicator has one, so that it can be written. */
export function complete(parts: QuestionParts): boolean {
  const named = (s: QuestionSubject) => s.indicator !== '';
  return parts.subjects.length > 0 && parts.subjects.every(named) && parts.steps.every((s) => !('subject' in s) || named(s.subject));
}

export const replaced = <T>(list: readonly T[], at: number, item: T): T[] => list.map((x, i) => (i === at ? item : x));
export const without = <T>(list: readonly T[], at: number): T[] => list.filter((_, i) => i !== at);
export function moved<T>(list: readonly T[], at: number, by: 1 | -1): T[] {
  const item = list[at];
  const rest = without(list, at);
  return item === undefined ? [...list] : [...rest.slice(0, Math.max(0, at + by)), item, ...rest.slice(Math.max(0, at + by))];
}

/** Another indicator: what was chosen of the one before may not be there. */
export const withIndicator = (subject: QuestionSubject, indicator: string): QuestionSubject => (subject.indicator === indicator ? subject : subjectOf(indicator));

/** One more code of a dimension; several are added up. */
export function withCode(subject: QuestionSubject, dimension: string, code: string): QuestionSubject {
  const known = subject.filters.find((f) => f.dimension === dimension);
  if (known?.codes.includes(code)) return subject;
  const filters: QuestionFilter[] = known
    ? subject.filters.map((f) => (f === known ? { dimension, codes: [...f.codes, code] } : f))
    : [...subject.filters, { dimension, codes: [code] }];
  return { ...subject, filters };
}
/** A code less; a dimension without codes is at its total. */
export function withoutCode(subject: QuestionSubject, dimension: string, code: string): QuestionSubject {
  const filters = subject.filters.map((f) => (f.dimension === dimension ? { dimension, codes: f.codes.filter((c) => c !== code) } : f));
  return { ...subject, filters: filters.filter((f) => f.codes.length > 0) };
}

/** The breakdown: the first of its kind among the steps. */
export const breakdown = (parts: QuestionParts): string[] => {
  const by = parts.steps.find((s) => s.step === 'by');
  return by?.step === 'by' ? by.dimensions : [];
};
/** Rows by one dimension, columns by another; the steps that follow stay. A breakdown comes before what is done with its rows. */
export function withBreakdown(parts: QuestionParts, dimensions: readonly string[]): QuestionParts {
  const wanted = dimensions.filter((d, i) => d !== '' && dimensions.indexOf(d) === i);
  const at = parts.steps.findIndex((s) => s.step === 'by');
  const by: QuestionStepPart = { step: 'by', dimensions: wanted };
  if (at < 0) return wanted.length === 0 ? parts : { ...parts, steps: [by, ...parts.steps] };
  return { ...parts, steps: wanted.length === 0 ? without(parts.steps, at) : replaced(parts.steps, at, by) };
}

/** Steps that can be added, in the order of their list. */
export const stepKinds = ['change', 'change_percent', 'share_of', 'per', 'minus', 'top', 'rank', 'sum', 'mean', 'max', 'min'] as const;
export type StepKind = (typeof stepKinds)[number];
/** A step as it is when it has just been added. */
export function newStep(kind: StepKind, parts: QuestionParts, dimensions: readonly string[]): QuestionStepPart {
  const since: QuestionMoment = { at: 'this', back: 1 };
  const first = parts.subjects[0] ?? subjectOf('');
  switch (kind) {
    case 'change':
    case 'change_percent': return { step: kind, since };
    // In per cent of its own total is what is mostly meant.
    case 'share_of': return { step: kind, subject: { ...first, filters: [] } };
    case 'per': return { step: kind, number: 1000, subject: subjectOf('') };
    case 'minus': return { step: kind, subject: subjectOf('') };
    case 'top': return { step: kind, number: 10 };
    case 'rank': return { step: kind, dimension: first.filters[0]?.dimension ?? dimensions[0] ?? '' };
    case 'sum':
    case 'mean':
    case 'max':
    case 'min': return { step: kind };
  }
}

/** The same period in another kind; what was chosen before stays where it has a place. */
export function whenOf(kind: QuestionWhen['kind'], before: QuestionWhen): QuestionWhen {
  const last: QuestionMoment = before.kind === 'at' ? before.moment : before.kind === 'range' ? before.to : { at: 'this', back: 0 };
  switch (kind) {
    case 'all': return { kind };
    case 'at': return { kind, moment: last };
    case 'range': return { kind, from: before.kind === 'range' ? before.from : { at: 'this', back: 10 }, to: last };
  }
}
