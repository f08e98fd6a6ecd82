// Places of a received file in the words of the window: a text file has lines where a workbook has cells. Pure but for the language.
import { t } from '../messages/index.svelte';
import type { FindingView } from '../wire/generated/wire';

export function cellWords(cell: string): string {
  const [, line, column] = /^line (\d+)(?:, column (\d+))?$/.exec(cell.trim()) ?? [];
  if (line === undefined) return cell;
  return column === undefined ? t('file-line', { line }) : t('file-line-column', { line, column });
}
/** Where a finding is, as it was said, with the words for its cell. */
export function placeWords(finding: Pick<FindingView, 'place' | 'place_label'>): string {
  const cell = finding.place.in === 'file' ? finding.place.cell : '';
  const words = cellWords(cell);
  if (words === cell || !finding.place_label.endsWith(cell)) return finding.place_label;
  // Words of another direction than the file's name stand by themselves.
  return `${finding.place_label.slice(0, -cell.length)}\u2068${words}\u2069`;
}
