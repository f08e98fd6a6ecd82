// Finding and replacing words in the text. Pure over the editor's document; atoms are never part of a match.
import type { Node } from 'prosemirror-model';
import { Plugin, PluginKey, TextSelection, type EditorState, type Transaction } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import { schema } from './schema';

export interface Match { from: number; to: number }
export interface Query { words: string; exact: boolean }

const lower = (text: string) => {
  const folded = text.toLocaleLowerCase();
  // A letter that becomes two would move every place behind it.
  return folded.length === text.length ? folded : text;
};

/** Every place of the words, in order; none overlap. */
export function matches(doc: Node, query: Query): Match[] {
  if (query.words === '') return [];
  const wanted = query.exact ? query.words : lower(query.words);
  const found: Match[] = [];
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true;
    const text = node.textBetween(0, node.content.size, undefined, '\ufffc');
    const searched = query.exact ? text : lower(text);
    for (let at = searched.indexOf(wanted); at >= 0; at = searched.indexOf(wanted, at + wanted.length)) found.push({ from: pos + 1 + at, to: pos + 1 + at + wanted.length });
    return false;
  });
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

/** The place after the caret, or before it; round the end. */
export function step(state: EditorState, query: Query, way: 1 | -1): Match | undefined {
  const all = matches(state.doc, query);
  const { from, to } = state.selection;
  if (way > 0) return all.find((m) => m.from >= to && !(m.from === from && m.to === to)) ?? all[0];
  return all.findLast((m) => m.to <= from) ?? all.at(-1);
}
export const select = (state: EditorState, m: Match): Transaction => state.tr.setSelection(TextSelection.create(state.doc, m.from, m.to)).scrollIntoView();

/** Puts other words in some places; bold, links and claims stay over them. */
export function replace(state: EditorState, places: readonly Match[], words: string): Transaction {
  const tr = state.tr;
  for (const m of [...places].reverse()) {
    const marks = state.doc.nodeAt(m.from)?.marks ?? [];
    if (words === '') tr.delete(m.from, m.to);
    else tr.replaceWith(m.from, m.to, schema.text(words, marks));
  }
  return tr;
}
