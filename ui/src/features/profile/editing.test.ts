// What keys do in the text.
import { EditorState, NodeSelection, TextSelection } from 'prosemirror-state';
import { describe, expect, it } from 'vitest';
import type { BlockPut } from '../../wire/generated/wire';
import { fromDoc, toDoc } from './convert';
import { anotherValue, askForValue, atKey, atWords, endAsking, figureAt, figuresOnce, footnote, ids, insertBlock, insertFigure, inward, pastedAgain, plugins, putIn, setShape, shapeAt, typeBehind } from './editing';
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
    expect(kinds(state)).toEqual(['paragraph', 'figure', 'paragraph']);
    expect(state.selection.$from.parent.textContent).toBe('w');
    const between = after(after(begin([p('a', 'one'), p('b', 'two')], 2), insertFigure(figure('f', 'x'))), typeBehind('w'));
    expect(kinds(between)).toEqual(['paragraph', 'figure', 'paragraph', 'paragraph']);
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
describe('a figure that is put in', () => {
  const figure = (of: string) => schema.node('figure', { id: of, figure: of });
  const check = (blocks: BlockPut[], caret: number, expected: string) => {
    const state = after(begin(blocks, caret), insertFigure(figure('x')));
    expect(fromDoc(state.doc).map((b) => (b.shape.kind === 'figure' ? 'x' : b.text.length > 0 ? 'words' : 'empty')).join(' ')).toBe(expected);
  };
  it('stands behind the words', () => check([p('a', 'one'), p('b', 'two')], 2, 'words x words'));
  it('has a paragraph behind it where it would be the last', () => check([p('a', 'one')], 2, 'words x empty'));
  it('takes the place of an empty paragraph', () => check([p('a', 'one'), p('b', ''), p('c', 'two')], 6, 'words x words'));
  it('leaves the empty paragraph that is the last behind it', () => check([p('a', 'one'), p('b', '')], 6, 'words x empty'));
  it('leaves one paragraph behind it, however many are put in', () => {
    let state = begin([p('a', 'one')], 2);
    for (const of of ['x', 'y', 'z']) {
      state = after(state, insertFigure(figure(of)));
      state = state.apply(state.tr.setSelection(TextSelection.create(state.doc, state.doc.content.size - 1)));
    }
    expect(fromDoc(state.doc).map((b) => b.shape.kind)).toEqual(['paragraph', 'figure', 'figure', 'figure', 'paragraph']);
  });
});
describe('a chosen value', () => {
  const value = (id: string, printed: string) => schema.node('value', { id, question: `Q ${id}`, printed, seen: printed });
  /** `of 6.5 million.`, with the value chosen or all of it selected. */
  function chosen(all = false) {
    let state = begin([p('a', 'of .')], 4);
    state = after(state, putIn(value('v', '6.5 million')));
    return state.apply(state.tr.setSelection(all ? TextSelection.create(state.doc, 1, 6) : NodeSelection.create(state.doc, 4)));
  }
  const said = (state: EditorState) => state.doc.textBetween(0, state.doc.content.size, '|', (n) => (n.type.name === 'value' ? `[${String(n.attrs.printed)}]` : n.type.name === 'note' ? '*' : n.type.name === 'line_break' ? '/' : '?'));
  const key = (state: EditorState, name: string, shiftKey = false) => {
    let next = state;
    for (const plugin of plugins('en')) {
      const event = { key: name, shiftKey, keyCode: 0, ctrlKey: false, altKey: false, metaKey: false } as KeyboardEvent;
      if (plugin.props.handleKeyDown?.call(plugin, { state, dispatch: (tr: EditorState['tr']) => { next = state.apply(tr); } } as never, event)) return next;
    }
    return next;
  };
  it('stays where the button asks for another: the sign stands behind it', () => {
    const state = after(chosen(), askForValue);
    expect(said(state)).toBe('of [6.5 million] @.');
    expect(atKey.getState(state)).toMatchObject({ words: '', opened: 1 });
  });
  it('stays when the asking ends, and the sign of the button goes with what was typed', () => {
    const asked = after(chosen(), askForValue);
    const typed = asked.apply(asked.tr.insertText('asy'));
    expect(atKey.getState(typed)).toMatchObject({ words: 'asy', opened: 1 });
    const state = after(typed, endAsking);
    expect(said(state)).toBe('of [6.5 million].');
    expect(atKey.getState(state)).toBeNull();
  });
  it('has what is typed behind it, letter by letter, and a typed sign asks too', () => {
    let state = after(chosen(), typeBehind('a'));
    state = state.apply(state.tr.insertText('b'));
    expect(said(state)).toBe('of [6.5 million]ab.');
    const asked = after(chosen(), typeBehind('@'));
    expect(atKey.getState(asked)?.words).toBe('');
    expect(said(after(asked, endAsking))).toBe('of [6.5 million]@.');
  });
  it('is replaced by no note, reference, line break or paragraph', () => {
    expect(said(after(chosen(), footnote))).toBe('of [6.5 million]*.');
    expect(said(after(chosen(), putIn(value('w', '2020'))))).toBe('of [6.5 million][2020].');
    expect(said(key(chosen(), 'Enter', true))).toBe('of [6.5 million]/.');
    expect(said(after(chosen(), insertFigure(schema.node('figure', { id: 'f', figure: 'x' }))))).toBe('of [6.5 million].|?|');
  });
  it('stays among selected words when something is put in', () => {
    expect(said(after(chosen(true), askForValue))).toBe('of [6.5 million]. @');
    expect(said(after(chosen(true), footnote))).toBe('of [6.5 million].*');
    expect(said(after(chosen(true), putIn(value('w', '2020'))))).toBe('of [6.5 million].[2020]');
  });
  it('gives its place to another in one step, and that one is chosen', () => {
    let steps = 0;
    let state = chosen();
    anotherValue(value('w', '6.6 million'))(state, (tr) => { steps = tr.steps.length; state = state.apply(tr); });
    expect(said(state)).toBe('of [6.6 million].');
    expect(steps).toBe(1);
    expect(state.selection instanceof NodeSelection && state.selection.node.attrs.id).toBe('w');
    expect(anotherValue(value('w', '1'))(begin([p('a', 'one')], 2))).toBe(false);
  });
});
describe('a chosen figure', () => {
  it('is replaced by nothing that is put in: a value is asked for in a paragraph behind it', () => {
    const state = after(begin([p('a', 'one'), p('b', 'two')], 2), insertFigure(schema.node('figure', { id: 'f', figure: 'x' })));
    for (const [command, text] of [[askForValue, '@'], [footnote, ''], [putIn(schema.node('cite', { id: 'c', key: 'K' })), '']] as const) {
      const now = after(state, command);
      expect(fromDoc(now.doc).map((b) => b.shape.kind)).toEqual(['paragraph', 'figure', 'paragraph', 'paragraph']);
      expect(now.doc.child(2).textContent).toBe(text);
    }
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
