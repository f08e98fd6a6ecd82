// What counts as put in, and what as typed.
import { EditorState } from 'prosemirror-state';
import { describe, expect, it } from 'vitest';
import type { BlockPut } from '../../wire/generated/wire';
import { toDoc } from './convert';
import { insertObject } from './editing';
import { inserts } from './insertion';
import { schema } from './schema';

const marks = { bold: false, italic: false, link: null, claim: null };
const p = (id: string, text: string): BlockPut => ({ id, shape: { kind: 'paragraph' }, text: [{ type: 'text', text, marks }] });
const begin = () => EditorState.create({ doc: toDoc([p('a', 'In that year'), p('b', 'it rose')]) });
const value = () => schema.node('value', { id: 'v', question: 'ASY-002 this', format: '', printed: '412', seen: '412', state: 'current' });

describe('put in', () => {
  it('is a picked value in the place of its words', () => {
    let found = false;
    const state = begin();
    insertObject(value(), 4, 8)(state, (tr) => { found = inserts(tr); });
    expect(found).toBe(true);
  });
  it('is a note, a reference, a figure', () => {
    const tr = () => begin().tr;
    expect(inserts(tr().insert(3, schema.node('note', { id: 'n', text: [] })))).toBe(true);
    expect(inserts(tr().insert(3, schema.node('section_ref', { id: 'r', section: 's', printed: '2' })))).toBe(true);
    expect(inserts(tr().insert(0, schema.node('figure', { id: 'f', figure: 'g' })))).toBe(true);
  });
  it('is a claim over words', () => {
    const claim = schema.mark('claim', { id: 'c', kind: 'rose', question: 'ASY-002 this', holds: null });
    expect(inserts(begin().tr.addMark(1, 4, claim))).toBe(true);
  });
  it('is not what is typed, set bold, split or deleted', () => {
    const state = begin();
    expect(inserts(state.tr.insertText('x', 3))).toBe(false);
    expect(inserts(state.tr.addMark(1, 4, schema.mark('bold')))).toBe(false);
    expect(inserts(state.tr.split(4))).toBe(false);
    const holding = state.apply(state.tr.insert(3, value()));
    expect(inserts(holding.tr.delete(3, 4))).toBe(false);
    expect(inserts(holding.tr.split(5))).toBe(false);
  });
});
