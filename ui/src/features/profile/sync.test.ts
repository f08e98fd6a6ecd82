// Answered blocks in the editor's document: nothing typed is lost, the caret stays.
import { EditorState, TextSelection } from 'prosemirror-state';
import { Mapping } from 'prosemirror-transform';
import { describe, expect, it } from 'vitest';
import type { BlockPut, BlockView, InlineView } from '../../wire/generated/wire';
import { fromDoc, toDoc, toNode } from './convert';
import { reconcile } from './sync';

const marks = { bold: false, italic: false, link: null, claim: null };
const text = (words: string): InlineView => ({ type: 'text', text: words, marks });
const value = (id: string, printed: string): InlineView => ({ type: 'value', id, question: 'IMM-001 this', format: '', printed, seen: '', state: 'current', marks });
const block = (id: string, ...inlines: InlineView[]): BlockPut => ({ id, shape: { kind: 'paragraph' }, text: inlines });
const show = (state: EditorState) => fromDoc(state.doc).map((b) => `${b.id}:${b.text.map((i) => (i.type === 'text' ? i.text : 'printed' in i ? `[${i.printed}]` : '')).join('')}`);

interface Case {
  sent: BlockPut[];
  /** Typed after sending: position and words. */
  typed?: [number, string][];
  caret?: number;
  order: string[];
  answered: BlockPut[];
  expected: string[];
  caretText?: string;
}
function check({ sent, typed = [], caret, order, answered, expected, caretText }: Case) {
  const doc = toDoc(sent);
  let state = EditorState.create({ doc });
  const since = new Mapping();
  for (const [at, what] of typed) {
    const tr = state.tr.insertText(what, at);
    since.appendMapping(tr.mapping);
    state = state.apply(tr);
  }
  if (caret !== undefined) state = state.apply(state.tr.setSelection(TextSelection.create(state.doc, caret)));
  const tr = reconcile(state, doc, since, { order, blocks: new Map(answered.map((b) => [b.id, toNode(b as BlockView)])) });
  if (tr) state = state.apply(tr);
  expect(show(state)).toEqual(expected);
  if (caretText !== undefined) expect(state.doc.textBetween(0, state.selection.from, '|', '#').endsWith(caretText)).toBe(true);
}

describe('reconcile', () => {
  it('does nothing when nothing differs', () => check({ sent: [block('a', text('one'))], order: ['a'], answered: [], expected: ['a:one'] }));
  it('keeps what was typed since', () =>
    check({ sent: [block('a', text('one')), block('b', text('two'))], typed: [[4, '!']], order: ['a', 'b'], answered: [block('b', text('two more'))], expected: ['a:one!', 'b:two more'] }));
  it('joins both changes of one block', () =>
    check({ sent: [block('a', text('one two'))], typed: [[8, '!']], order: ['a'], answered: [block('a', text('ONE one two'))], expected: ['a:ONE one two!'] }));
  it('leaves the caret between its neighbours', () =>
    check({ sent: [block('a', text('one two'))], caret: 5, order: ['a'], answered: [block('a', text('zero one two'))], expected: ['a:zero one two'], caretText: 'one ' }));
  it('leaves the caret when two values print differently', () =>
    check({
      sent: [block('a', value('v', '1'), text(' and '), value('w', '2'))], caret: 4, order: ['a'],
      answered: [block('a', value('v', '10'), text(' and '), value('w', '20'))], expected: ['a:[10] and [20]'], caretText: '# a',
    }));
  it('takes a block in that somebody else wrote', () =>
    check({ sent: [block('a', text('one')), block('b', text('two'))], typed: [[1, 'x']], order: ['a', 'n', 'b'], answered: [block('n', text('new'))], expected: ['a:xone', 'n:new', 'b:two'] }));
  it('takes several new blocks in their order', () =>
    check({ sent: [block('a', text('one'))], order: ['m', 'n', 'a'], answered: [block('m', text('1')), block('n', text('2'))], expected: ['m:1', 'n:2', 'a:one'] }));
  it('takes a block out', () => check({ sent: [block('a', text('one')), block('b', text('two'))], order: ['b'], answered: [], expected: ['b:two'] }));
  it('follows another order', () => check({ sent: [block('a', text('one')), block('b', text('two'))], order: ['b', 'a'], answered: [], expected: ['b:two', 'a:one'] }));
  it('changes a paragraph into a list item without touching its text', () =>
    check({ sent: [block('a', text('one'))], caret: 3, order: ['a'], answered: [{ ...block('a', text('one')), shape: { kind: 'list_item', ordered: true, level: 1 } }], expected: ['a:one'], caretText: 'on' }));
});

describe('conversion', () => {
  it('is the identity there and back', () => {
    const all: BlockPut[] = [
      block('a', text('It rose to '), value('v', '20.4'), { type: 'note', id: 'n', text: [text('why')], marks }, { type: 'line_break', id: 'l' }),
      { id: 'b', shape: { kind: 'list_item', ordered: true, level: 2 }, text: [{ type: 'text', text: 'item', marks: { bold: true, italic: true, link: 'https://example.org', claim: null } }] },
      { id: 'c', shape: { kind: 'figure', figure: 'f1' }, text: [] },
      { id: 'd', shape: { kind: 'page_break' }, text: [] },
      { id: 'e', shape: { kind: 'quotation' }, text: [{ type: 'text', text: 'every year', marks: { ...marks, claim: { id: 'k', kind: 'rose', question: 'IMM-001 this', holds: false } } }] },
      { id: 'f', shape: { kind: 'box' }, text: [{ type: 'cite', id: 'x', key: 'desa', printed: 'DESA 2020', marks }, { type: 'section_ref', id: 'y', section: 's', printed: '3.2', marks }] },
    ];
    expect(fromDoc(toDoc(all))).toEqual(all);
  });
});
