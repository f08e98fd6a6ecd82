// How a value that stands in the text is asked for again: in the words that somebody would type, and with its unit. Pure.
import type { ValueInfo } from '../../wire/generated/wire';

/** What somebody would type to find it; the written question where nothing answers to it. */
export function wordsOf(info: Pick<ValueInfo, 'indicator' | 'period'>, question: string): string {
  // The parts of an indicator stand in brackets, which no search knows.
  const words = `${info.indicator} ${info.period}`.replace(/[()]/g, ' ').replace(/\s+/g, ' ').trim();
  return info.indicator ? words : question;
}

/** The same format with its unit written out. */
export const withUnit = (format: string): string => (format.split(' ').includes('unit') ? format : `${format} unit`.trim());
