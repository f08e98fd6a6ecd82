// How a value that stands in the text is asked for again: in the words that somebody would type, with its unit, and in the form of
// the value that it takes the place of. Pure.
import type { ValueCandidate, ValueInfo } from '../../wire/generated/wire';

/** What somebody would type to find it; the written question where nothing answers to it. */
export function wordsOf(info: Pick<ValueInfo, 'indicator' | 'period'>, question: string): string {
  // The parts of an indicator stand in brackets, which no search knows.
  const words = `${info.indicator} ${info.period}`.replace(/[()]/g, ' ').replace(/\s+/g, ' ').trim();
  return info.indicator ? words : question;
}

/** The same format with its unit written out. */
export const withUnit = (format: string): string => (format.split(' ').includes('unit') ? format : `${format} unit`.trim());

/**
 * Candidates for the place of a value, those of the same indicator in its form: who says 6.5 million for all says 3.3 million
 * for the women. Of another indicator the form may make no sense, so that it keeps its own.
 */
export async function inForm(
  candidates: readonly ValueCandidate[], known: { indicator: string; format: string },
  explain: (question: string, format: string) => Promise<Pick<ValueInfo, 'printed' | 'refusal' | 'cells'>>,
): Promise<ValueCandidate[]> {
  return Promise.all(candidates.map(async (candidate) => {
    if (candidate.format === known.format || known.indicator === '') return candidate;
    const answer = await explain(candidate.question, known.format);
    const same = answer.refusal === '' && answer.cells[0]?.origin.indicator === known.indicator;
    return same ? { ...candidate, format: known.format, printed: answer.printed } : candidate;
  }));
}
