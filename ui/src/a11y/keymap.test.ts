// Keys: what fires, and what must stay typing.
import { describe, expect, it } from 'vitest';
import { chord, commandOf, gridMove, listStep, type KeyContext, type KeyLike } from './keymap';

function key(text: string, more: Partial<KeyLike> = {}): KeyLike {
  const parts = text.split('+');
  const last = text.endsWith('++') ? '+' : (parts.at(-1) ?? '');
  return {
    key: last, code: /^[A-Z]$/i.test(last) ? `Key${last.toUpperCase()}` : /^\d$/.test(last) ? `Digit${last}` : last,
    ctrlKey: parts.includes('Ctrl'), altKey: parts.includes('Alt'), shiftKey: parts.includes('Shift'), metaKey: false,
    isComposing: false, ...more,
  };
}
function check(pressed: KeyLike, context: KeyContext, expected: string | undefined) {
  expect(commandOf(pressed, context)).toBe(expected);
}

describe('commands', () => {
  it('are found by their keys', () => check(key('Ctrl+s'), 'anywhere', 'file.save'));
  it('are found on a keyboard of another script', () => check(key('Ctrl+s', { key: 'ы', code: 'KeyS' }), 'anywhere', 'file.save'));
  it('do not fire while an input method composes', () => check(key('Ctrl+s', { isComposing: true }), 'anywhere', undefined));
  it('do not fire on the key code of composition', () => check(key('Ctrl+s', { keyCode: 229 }), 'anywhere', undefined));
  it('do not fire with AltGr, which types', () =>
    check(key('Ctrl+Alt+0', { getModifierState: (m) => m === 'AltGraph' }), 'text', undefined));
  it('fire with Ctrl and Alt without AltGr', () => check(key('Ctrl+Alt+0'), 'text', 'format.text'));
  it('make a link of selected text with Ctrl+K', () => check(key('Ctrl+k'), 'text-selection', 'format.link'));
  it('open the palette with Ctrl+K elsewhere', () => check(key('Ctrl+k'), 'text', 'view.palette'));
  it('leave undo in a field to the field', () => check(key('Ctrl+z'), 'field', undefined));
  it('know the slash by its place', () => check(key('Ctrl+Shift+?', { code: 'Slash', shiftKey: true }), 'anywhere', 'help.shortcuts'));
  it('need their modifiers', () => check(key('s'), 'anywhere', undefined));
});

describe('chord', () => {
  it('is nothing for a modifier alone', () => expect(chord(key('Control'))).toBeUndefined());
  it('writes Meta as Ctrl', () => expect(chord(key('s', { metaKey: true }))).toBe('Ctrl+S'));
});

describe('grid', () => {
  const size = { rows: 10, columns: 5, page: 4 };
  const at = { row: 3, column: 2 };
  const move = (k: KeyLike, dir: 'ltr' | 'rtl' = 'ltr') => gridMove(k, at, size, dir);
  it('goes to the neighbour', () => expect(move(key('ArrowRight'))).toEqual({ row: 3, column: 3 }));
  it('mirrors in right-to-left', () => expect(move(key('ArrowRight'), 'rtl')).toEqual({ row: 3, column: 1 }));
  it('goes to the edge with Ctrl', () => expect(move(key('Ctrl+ArrowDown'))).toEqual({ row: 9, column: 2 }));
  it('goes to the far edge with Ctrl, mirrored', () => expect(move(key('Ctrl+ArrowLeft'), 'rtl')).toEqual({ row: 3, column: 4 }));
  it('stops at the edge', () => expect(gridMove(key('PageDown'), { row: 8, column: 0 }, size, 'ltr')).toEqual({ row: 9, column: 0 }));
  it('goes back with Shift+Tab', () => expect(move(key('Shift+Tab'))).toEqual({ row: 3, column: 1 }));
  it('leaves letters alone', () => expect(move(key('a'))).toBeUndefined());
});

describe('list', () => {
  it('has no place in an empty list', () => expect(listStep(0, 0, 'next')).toBe(-1));
  it('stops at its end', () => expect(listStep(4, 5, 'next')).toBe(4));
});
