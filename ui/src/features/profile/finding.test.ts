// Finding words, over formatting and beside objects.
import { describe, expect, it } from 'vitest';
import { matches, matchIn } from './finding';
import { schema } from './schema';

const p = (id: string, ...content: Parameters<typeof schema.node>[2][]) => schema.node('paragraph', { id }, content.flat() as never);
const doc = schema.node('doc', null, [
  p('a', [schema.text('Migrants and '), schema.text('migrants', [schema.mark('bold')]), schema.node('line_break', { id: 'l' }), schema.text('rants')]),
  p('b', [schema.text('mig'), schema.node('value', { id: 'v', question: 'A', printed: '5' }), schema.text('rants, MIGRANTS')]),
]);

describe('find', () => {
  it('finds in whole blocks, over formatting, and never across an object', () => {
    expect(matches(doc, { words: 'migrants', exact: false, whole: false }).length).toBe(3);
    expect(matches(doc, { words: 'migrants', exact: true, whole: false }).length).toBe(1);
    expect(matches(doc, { words: '', exact: false, whole: false })).toEqual([]);
    expect(matches(doc, { words: 'and mig', exact: false, whole: false }).length).toBe(1);
  });
  it('gives places in the document, whatever width the letters have', () => {
    const wide = schema.node('doc', null, [p('w', [schema.text('😀 İn in')])]);
    const [only] = matches(wide, { words: 'IN', exact: false, whole: false });
    expect(only && wide.textBetween(only.from, only.to)).toBe('in');
    expect(matches(wide, { words: 'i\u0307n', exact: false, whole: false })).toEqual([]);
  });
  it('leaves out what is only part of a word, in any script', () => {
    const found = (text: string, words: string) => matches(schema.node('doc', null, [p('w', [schema.text(text)])]), { words, exact: false, whole: true }).length;
    expect(found('migrant, Migrants, immigrant (migrant)', 'migrant')).toBe(2);
    expect(found('l’état d\'état étatique', 'état')).toBe(2);
    expect(found('e\u0301tat tat', 'tat')).toBe(1);
    expect(found('هجرة الهجرة هجرةً', 'هجرة')).toBe(1);
    expect(found('2024 20245', '2024')).toBe(1);
    expect(found('a migrant a', ' migrant ')).toBe(1);
    expect(found('aaa aa', 'aa')).toBe(1);
    expect(matches(doc, { words: 'rants', exact: false, whole: true }).length).toBe(2);
  });
  it('finds the n-th place of one block', () => {
    const query = { words: 'rants', exact: false, whole: false };
    const at = (block: string, nth: number) => { const m = matchIn(doc, block, query, nth); return m && doc.textBetween(m.from, m.to); };
    expect([at('a', 0), at('a', 2), at('b', 1), at('b', 5)]).toEqual(['rants', 'rants', 'RANTS', undefined]);
    expect(matchIn(doc, 'b', query, 1)?.from).toBe(matches(doc, query).at(-1)?.from);
  });
});
