// Finding and replacing words, over formatting and beside objects.
import { EditorState } from 'prosemirror-state';
import { describe, expect, it } from 'vitest';
import { matches, replace, select, step } from './finding';
import { schema } from './schema';

const p = (...content: Parameters<typeof schema.node>[2][]) => schema.node('paragraph', { id: 'p' }, content.flat() as never);
const doc = schema.node('doc', null, [
  p([schema.text('Migrants and '), schema.text('migrants', [schema.mark('bold')]), schema.node('line_break', { id: 'l' }), schema.text('rants')]),
  p([schema.text('mig'), schema.node('value', { id: 'v', question: 'A', printed: '5' }), schema.text('rants, MIGRANTS')]),
]);

describe('find and replace', () => {
  it('finds in whole blocks, over formatting, and never across an object', () => {
    expect(matches(doc, { words: 'migrants', exact: false }).length).toBe(3);
    expect(matches(doc, { words: 'migrants', exact: true }).length).toBe(1);
    expect(matches(doc, { words: '', exact: false })).toEqual([]);
    expect(matches(doc, { words: 'and mig', exact: false }).length).toBe(1);
  });
  it('goes round the end in both ways', () => {
    const query = { words: 'migrants', exact: false };
    const all = matches(doc, query);
    let state = EditorState.create({ doc });
    const went = [1, 1, 1, 1, -1].map((way) => { const m = step(state, query, way as 1 | -1); if (m) state = state.apply(select(state, m)); return all.findIndex((x) => x.from === m?.from); });
    expect(went).toEqual([0, 1, 2, 0, 2]);
  });
  it('replaces from the end, and marks stay', () => {
    const state = EditorState.create({ doc });
    const next = state.apply(replace(state, matches(doc, { words: 'migrants', exact: false }), 'people')).doc;
    expect(next.textContent).toContain('people and people');
    expect(matches(next, { words: 'people', exact: true }).length).toBe(3);
    expect(next.child(0).child(1).marks.map((m) => m.type.name)).toEqual(['bold']);
    expect(state.apply(replace(state, matches(doc, { words: 'migrants', exact: true }), '')).doc.child(0).childCount).toBe(3);
  });
});
