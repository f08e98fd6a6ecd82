// Periods over columns: a month is short there, since twelve of them stand side by side. Pure.

/** What stands over a column, and its full name. */
export interface PeriodWords { short: string; full: string }

export function periodWords(period: string, label: string, language: string): PeriodWords {
  const [, year, month] = /^(\d{4})-(\d{2})$/.exec(period) ?? [];
  if (year === undefined || month === undefined || Number(month) < 1 || Number(month) > 12) return { short: label, full: label };
  // The digits of the numbers below.
  const words = (of: 'short' | 'long') => new Intl.DateTimeFormat(`${language}-u-nu-latn`, { year: 'numeric', month: of, timeZone: 'UTC' }).format(new Date(Date.UTC(Number(year), Number(month) - 1)));
  return { short: words('short'), full: words('long') };
}
