// What keys do in the text.
import { EditorState, NodeSelection, TextSelection } from 'prosemirror-state';
import { describe, expect, it } from 'vitest';
import type { BlockPut } from '../../wire/generated/wire';
import { fromDoc, toDoc } from './convert';
import { atKey, atWords, figureAt, figuresOnce, ids, insertBlock, insertFigure, inward, pastedAgain, setShape, shapeAt, typeBehind } from './editing';
import { schema } from './schema';

const marks = { bold: false, italic: false, link: null, claim: null };
const p = (id: string, text: string): BlockPut => ({ id, shape: { kind: 'paragraph' }, text: text ? [{ type: 'text', text, marks }] : [] });
function begin(blocks: BlockPut[], caret: number) {
  const doc = toDoc(blocks);
  return EditorState.create({ doc, selection: TextSelection.create(doc, caret), plugins: [figuresOnce, ids, atWords] });
}
function after(state: EditorState, command: (s: EditorState, d: (tr: EditorState['tr']) => void) => boolean): EditorState {
  let next = state;
  command(state, (tr) => { next = state.apply(tr); });
  return next;
}
describe('blocks', () => {
  it('keep their ids when their shape changes', () => {
    const state = after(begin([p('a', 'one')], 2), setShape('numbers'));
    expect(shapeAt(state)).toBe('numbers');
    expect(fromDoc(state.doc)[0]?.id).toBe('a');
  });
  it('go inward only in lists', () => expect(inward(begin([p('a', 'one')], 2), () => undefined)).toBe(false));
  it('have ids of their own after a split', () => {
    const state = begin([p('a', 'one two')], 4);
    const split = state.apply(state.tr.split(4));
    const list = fromDoc(split.doc).map((b) => b.id);
    expect(list[0]).toBe('a');
    expect(list[1]).toMatch(/^[a-z2-7]{16}$/);
  });
  it('leave room to write after a figure', () => {
    const state = after(begin([p('a', 'one')], 2), insertBlock(schema.node('figure', { id: 'f', figure: 'x' })));
    expect(fromDoc(state.doc).map((b) => b.shape.kind)).toEqual(['paragraph', 'figure', 'paragraph']);
  });
});
describe('a figure', () => {
  it('stands once, whatever is brought in again', () => {
    const figure = (id: string, of: string) => schema.node('figure', { id, figure: of });
    const state = after(begin([p('a', 'one')], 2), insertBlock(figure('f', 'x')));
    const again = state.apply(state.tr.insert(0, figure('g', 'x')).insert(0, figure('h', 'y')));
    expect(fromDoc(again.doc).flatMap((b) => (b.shape.kind === 'figure' ? [b.shape.figure] : []))).toEqual(['y', 'x']);
  });
});
describe('a figure that somebody chooses', () => {
  const figure = (id: string, of: string) => schema.node('figure', { id, figure: of });
  const kinds = (state: EditorState) => fromDoc(state.doc).map((b) => b.shape.kind);
  it('is the one that was just put in', () => {
    const state = after(begin([p('a', 'one'), p('b', 'two')], 2), insertFigure(figure('f', 'x')));
    expect(state.selection instanceof NodeSelection && state.selection.node.attrs.figure).toBe('x');
    expect(figureAt(state.doc, 'x')).toBe(state.selection.from);
    expect(figureAt(state.doc, 'y')).toBeUndefined();
  });
  it('is not typed away: the words stand behind it', () => {
    const chosen = after(begin([p('a', 'one')], 2), insertFigure(figure('f', 'x')));
    const state = after(chosen, typeBehind('w'));
    expect(kinds(state)).toEqual(['paragraph', 'figure', 'paragraph', 'paragraph']);
    expect(state.selection.$from.parent.textContent).toBe('w');
    expect(typeBehind('w')(begin([p('a', 'one')], 2))).toBe(false);
  });
  it('stays where it stands when its double is put in before it', () => {
    const state = after(begin([p('a', 'one')], 2), insertFigure(figure('f', 'x')));
    const again = state.apply(state.tr.insert(0, figure('f', 'x')));
    expect(kinds(again)).toEqual(['paragraph', 'figure', 'paragraph']);
    const beside = state.tr.insert(5, figure('f', 'x'));
    const caret = state.apply(beside.setSelection(NodeSelection.create(beside.doc, 5))).selection;
    expect(caret instanceof TextSelection && caret.$from.parent.textContent).toBe('one');
    const cut = state.apply(state.tr.delete(5, 6).insert(0, figure('f', 'x')));
    expect(kinds(cut)).toEqual(['figure', 'paragraph', 'paragraph']);
  });
  it('is told of when it was pasted a second time, and not when it came from elsewhere', () => {
    const state = after(begin([p('a', 'one')], 2), insertFigure(figure('f', 'x')));
    const paste = state.tr.insert(0, figure('g', 'x'));
    expect(pastedAgain(paste, state.applyTransaction(paste).transactions)).toEqual(['x']);
    const remote = state.tr.insert(0, figure('g', 'x')).setMeta('remote', true);
    expect(pastedAgain(remote, state.applyTransaction(remote).transactions)).toEqual([]);
    const other = state.tr.insert(0, figure('g', 'y'));
    expect(pastedAgain(other, state.applyTransaction(other).transactions)).toEqual([]);
  });
});
describe('words after @', () => {
  const check = (text: string, expected: string | undefined) => {
    const state = begin([p('a', '')], 1);
    expect(atKey.getState(state.apply(state.tr.insertText(text)))?.words).toBe(expected);
  };
  it('are found', () => check('see @asylum 2025', 'asylum 2025'));
  it('may be none yet', () => check('@', ''));
  it('are not found in an address', () => check('write to me@example', undefined));
  it('are over when the sign is gone', () => check('asylum', undefined));
});
