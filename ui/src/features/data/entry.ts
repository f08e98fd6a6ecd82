// What keys and texts mean while values are entered in the grid. Pure.
import type { DecimalMark, GridCell } from '../../wire/generated/wire';
import type { KeyLike } from '../../a11y/keymap';

/** Whether a key types something: what the current cell is overwritten with. AltGraph types, Ctrl and Alt command. */
export function types(e: KeyLike): boolean {
  if (e.isComposing || e.keyCode === 229) return true;
  const third = e.getModifierState?.('AltGraph') ?? false;
  return [...e.key].length === 1 && e.key !== ' ' && (third || (!e.ctrlKey && !e.altKey && !e.metaKey));
}

/** The decimal sign of a language. */
export function decimalMark(language: string): DecimalMark {
  const sign = new Intl.NumberFormat(language, { numberingSystem: 'latn' }).formatToParts(1.5).find((p) => p.type === 'decimal')?.value;
  return sign === ',' ? 'comma' : 'point';
}

/** The text with which a cell is edited: the number as received, and for a missing one the marker that reads back as it. */
export function editText(cell: GridCell | undefined, mark: DecimalMark): string {
  if (!cell) return '';
  switch (cell.state) {
    case 'number': return mark === 'comma' ? cell.raw.replace('.', ',') : cell.raw;
    case 'not_available': return '..';
    case 'not_applicable': return 'z';
    case 'suppressed': return 'c';
    case 'not_collected': return 'l';
    case 'rounds_to_zero':
    case 'empty':
    case 'absent': return '';
  }
}

export interface CellMark { icon: 'entered' | 'wrong' | 'closed' | 'changed' | 'hand' | 'added'; sign: string }

/** The sign before a cell's number, by weight: one is enough to look. Never colour alone. */
export function markOf(cell: GridCell | undefined, entered: { readable: boolean } | undefined): CellMark | undefined {
  if (entered) return entered.readable ? { icon: 'entered', sign: '✎' } : { icon: 'wrong', sign: '✕' };
  if (!cell) return undefined;
  if (!cell.public) return { icon: 'closed', sign: '•' };
  if (cell.parts > 0) return { icon: 'added', sign: 'Σ' };
  if (cell.was !== null) return { icon: 'changed', sign: '△' };
  return cell.by_hand ? { icon: 'hand', sign: '✎' } : undefined;
}
