// Where words stand in the editor's text. Pure over its document; atoms are never part of a match. The places of a
// block are counted as the application counts them, so that both mean the same one.
import type { Node } from 'prosemirror-model';
import { Plugin, PluginKey } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';

export interface Match { from: number; to: number }
export interface Query { words: string; exact: boolean; whole: boolean }

/** What makes words, asked by the application of each character alike: an apostrophe ends one. */
const ofWord = /^[\p{L}\p{M}\p{N}\p{Pc}\u200C\u200D]$/u;
const goesOn = (letters: readonly string[], at: number) => at > 0 && ofWord.test(letters[at - 1] ?? '') && ofWord.test(letters[at] ?? '');

const same = (a: string, b: string, exact: boolean) => a === b || (!exact && a.toLowerCase() === b.toLowerCase());

/** Every place of the words, in order; none overlap. Letters are compared one by one: some become two when they are lowered. */
export function matches(doc: Node, query: Query): Match[] {
  const wanted = [...query.words];
  if (wanted.length === 0) return [];
  const found: Match[] = [];
  const look = (node: Node, pos: number) => {
    const letters = [...node.textBetween(0, node.content.size, undefined, '\ufffc')];
    let at = pos + 1;
    for (let i = 0; i < letters.length; i += 1) {
      const fits = i + wanted.length <= letters.length && wanted.every((w, k) => same(w, letters[i + k] ?? '', query.exact))
        && !(query.whole && (goesOn(letters, i) || goesOn(letters, i + wanted.length)));
      if (!fits) { at += letters[i]?.length ?? 0; continue; }
      const length = letters.slice(i, i + wanted.length).join('').length;
      found.push({ from: at, to: at + length });
      at += length;
      i += wanted.length - 1;
    }
  };
  if (doc.isTextblock) look(doc, -1);
  else doc.descendants((node, pos) => { if (node.isTextblock) look(node, pos); return !node.isTextblock; });
  return found;
}

export const findKey = new PluginKey<Query | null>('find');
/** Shows the places of the words that are looked for. */
export const finder = new Plugin<Query | null>({
  key: findKey,
  state: {
    init: () => null,
    apply: (tr, before) => { const next = tr.getMeta(findKey) as Query | null | undefined; return next === undefined ? before : next; },
  },
  props: {
    decorations(state) {
      const query = findKey.getState(state);
      if (!query) return null;
      const { from, to } = state.selection;
      return DecorationSet.create(state.doc, matches(state.doc, query).map((m) => Decoration.inline(m.from, m.to, { class: m.from === from && m.to === to ? 'found found-here' : 'found' })));
    },
  },
});

/** The n-th place in the block with an id, from 0. */
export function matchIn(doc: Node, block: string, query: Query, nth: number): Match | undefined {
  let match: Match | undefined;
  doc.forEach((node, pos) => {
    if (node.attrs.id !== block || !node.isTextblock) return;
    const own = matches(node, query)[nth];
    if (own) match = { from: pos + 1 + own.from, to: pos + 1 + own.to };
  });
  return match;
}
