// Words for what the program makes of a received sheet.
import { t } from '../../messages/index.svelte';
import type { FileColumn, FileHeading, Meaning, SignMeans } from '../../wire/generated/wire';
import { apart } from './common';

/** What a column may hold, in the order of the choice; breakdowns stand among them by their names. */
export const besideDimensions: readonly Exclude<Meaning, 'values' | 'dimension'>[] = ['indicator', 'period', 'part_of_year', 'unit', 'flags', 'missing', 'confidentiality', 'note', 'label', 'filter', 'ignore'];
export const signs: readonly SignMeans[] = ['zero', 'rounds_to_zero', 'not_available', 'not_applicable', 'suppressed', 'not_collected'];
export const isSign = (word: string): word is SignMeans => (signs as readonly string[]).includes(word);

/** A column in the line below the letters: short, since it stands above every column; what all of them say stands elsewhere. */
export function columnWords(column: FileColumn, common: readonly string[] = []): string {
  const own = column.meaning === 'values' ? apart(column.says, common) : '';
  if (column.meaning === 'values') return own ? t('file-values-of', { what: own }) : t('meaning-values');
  if (column.meaning === 'dimension') return column.dimension?.name ?? column.heading;
  return column.meaning === 'ignore' ? t('file-left-out') : t(`meaning-${column.meaning}`);
}

/** What a row of the heading says. */
export function headingWords(heading: FileHeading): string {
  if (heading.meaning === 'ignore') return t('file-heading-row');
  return t('file-heading-says', { what: heading.meaning === 'dimension' ? (heading.dimension?.name ?? '') : t(`meaning-${heading.meaning}`) });
}

/** What was read of a cell that says something else than its text. */
export function readWords(read: string): string {
  if (read === '') return '';
  if (isSign(read)) return t('file-read-missing', { what: t(`sign-${read}`) });
  return read === 'empty' ? t('file-read-missing', { what: t('state-empty') }) : t('file-read-number', { number: read });
}
