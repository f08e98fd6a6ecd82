// Keys, texts and marks of entry in the grid.
import { describe, expect, it } from 'vitest';
import { decimalMark, editText, markOf, types } from './entry';
import type { KeyLike } from '../../a11y/keymap';
import type { GridCell } from '../../wire/generated/wire';

const key = (k: string, more: Partial<KeyLike> = {}): KeyLike => ({ key: k, code: '', ctrlKey: false, altKey: false, shiftKey: false, metaKey: false, isComposing: false, ...more });
const cell = (more: Partial<GridCell>): GridCell => ({ text: '1,234', raw: '1234.5', state: 'number', flags: '', note: '', public: true, was: null, by_hand: false, parts: 0, ...more });

describe('entry in the grid', () => {
  it('takes typing and leaves commands and moves alone', () => {
    expect(['5', '-', '.', '٣', '('].every((k) => types(key(k)))).toBe(true);
    expect([key('Enter'), key('F2'), key('d', { ctrlKey: true }), key('f', { altKey: true }), key(' ')].some(types)).toBe(false);
    expect(types(key('€', { ctrlKey: true, altKey: true, getModifierState: (n) => n === 'AltGraph' }))).toBe(true);
    expect(types(key('Process', { keyCode: 229 }))).toBe(true);
  });
  it('edits the number as received, in the sign of the language', () => {
    expect([decimalMark('en'), decimalMark('fr'), decimalMark('ar')]).toEqual(['point', 'comma', 'point']);
    expect(editText(cell({}), 'comma')).toBe('1234,5');
    expect(editText(cell({ state: 'not_applicable', raw: '', text: '–' }), 'point')).toBe('z');
    expect(editText(undefined, 'point')).toBe('');
  });
  it('shows the weightiest mark', () => {
    expect(markOf(cell({ was: '41', by_hand: true }), undefined)?.icon).toBe('changed');
    expect(markOf(cell({ was: '41', public: false }), undefined)?.icon).toBe('closed');
    expect(markOf(cell({}), { readable: false })?.icon).toBe('wrong');
    expect(markOf(cell({}), undefined)).toBeUndefined();
    expect(markOf(cell({ raw: '', parts: 3 }), undefined)).toEqual({ icon: 'added', sign: 'Σ' });
    expect(markOf(cell({ parts: 3, public: false }), undefined)?.icon).toBe('closed');
  });
});
