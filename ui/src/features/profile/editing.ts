// What keys and buttons do in the text. Commands of the editor, without a view.
import { baseKeymap, chainCommands, splitBlockAs, toggleMark } from 'prosemirror-commands';
import { InputRule, inputRules, smartQuotes, ellipsis } from 'prosemirror-inputrules';
import { keymap } from 'prosemirror-keymap';
import type { Node } from 'prosemirror-model';
import { NodeSelection, Plugin, PluginKey, Selection, TextSelection, type Command, type EditorState, type Transaction } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import { newId } from '../../host';
import { schema } from './schema';

export type Shape = 'paragraph' | 'bullets' | 'numbers' | 'quotation' | 'box';

/** The shape of the block with the caret. */
export function shapeAt(state: EditorState): Shape | undefined {
  const node = state.selection.$from.node(1) as Node | undefined;
  switch (node?.type.name) {
    case 'paragraph': return 'paragraph';
    case 'list_item': return node.attrs.ordered ? 'numbers' : 'bullets';
    case 'quotation': return 'quotation';
    case 'box': return 'box';
    default: return undefined;
  }
}

/** Gives the selected blocks a shape; ids and text stay. */
export function setShape(shape: Shape): Command {
  return (state, dispatch) => {
    const { from, to } = state.selection;
    const tr = state.tr;
    state.doc.nodesBetween(from, to, (node, pos) => {
      if (!node.isTextblock) return true;
      const kept = { id: node.attrs.id as string, translation: node.attrs.translation as string };
      switch (shape) {
        case 'paragraph': tr.setNodeMarkup(pos, schema.nodes.paragraph, kept); break;
        case 'quotation': tr.setNodeMarkup(pos, schema.nodes.quotation, kept); break;
        case 'box': tr.setNodeMarkup(pos, schema.nodes.box, kept); break;
        case 'bullets':
        case 'numbers': tr.setNodeMarkup(pos, schema.nodes.list_item, { ...kept, ordered: shape === 'numbers', level: (node.attrs.level as number | undefined) ?? 0 }); break;
      }
      return false;
    });
    if (!tr.docChanged) return false;
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}

function level(step: 1 | -1): Command {
  return (state, dispatch) => {
    const { from, to } = state.selection;
    const tr = state.tr;
    let found = false;
    state.doc.nodesBetween(from, to, (node, pos) => {
      if (node.type !== schema.nodes.list_item) return node.type === schema.nodes.doc;
      found = true;
      const next = Math.max(0, Math.min(5, (node.attrs.level as number) + step));
      if (next !== node.attrs.level) tr.setNodeAttribute(pos, 'level', next);
      return false;
    });
    if (!found) return false;
    if (tr.docChanged) dispatch?.(tr);
    return true;
  };
}
export const inward = level(1);
export const outward = level(-1);

/** Enter in an empty item or quotation leaves it, one level at a time. */
const leaveEmpty: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  if (!empty || $from.parent.content.size > 0 || $from.parent.type === schema.nodes.paragraph || !$from.parent.isTextblock) return false;
  if ($from.parent.type === schema.nodes.list_item && ($from.parent.attrs.level as number) > 0) return outward(state, dispatch);
  return setShape('paragraph')(state, dispatch);
};
/** Backspace at the beginning of an item makes it running text. */
const backToText: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  if (!empty || $from.parentOffset > 0 || !$from.parent.isTextblock || $from.parent.type === schema.nodes.paragraph) return false;
  return setShape('paragraph')(state, dispatch);
};
/** Enter splits a block; the new one has the shape of the old, and an id of its own. */
const split = splitBlockAs((node) => ({ type: node.type, attrs: { ...node.attrs, id: newId(), translation: 'source' } }));

/**
 * Goes behind whatever is chosen, to where something is put in: nothing that stands in the text is replaced by what comes.
 * Behind a figure or a page break that is a paragraph: the empty one that stands there, else one of its own.
 */
export function goBehind(tr: Transaction): Transaction {
  if (!tr.selection.empty && !(tr.selection instanceof NodeSelection)) tr.setSelection(Selection.near(tr.doc.resolve(tr.selection.to), -1));
  const chosen = tr.selection;
  if (!(chosen instanceof NodeSelection)) return tr;
  const end = chosen.to;
  if (chosen.node.isInline) return tr.setSelection(TextSelection.create(tr.doc, end));
  if (!isEmptyParagraph(tr.doc.nodeAt(end))) tr.insert(end, schema.node('paragraph', { id: newId() }));
  return tr.setSelection(TextSelection.create(tr.doc, end + 1));
}
const isEmptyParagraph = (node: Node | null): boolean => node?.type === schema.nodes.paragraph && node.content.size === 0;

const lineBreak: Command = (state, dispatch) => {
  const selection = state.selection;
  if (selection instanceof NodeSelection && !selection.node.isInline) return typeBehind('')(state, dispatch);
  const tr = selection instanceof NodeSelection ? goBehind(state.tr) : state.tr;
  dispatch?.(tr.replaceSelectionWith(schema.node('line_break', { id: newId() })).scrollIntoView());
  return true;
};
export const pageBreak: Command = (state, dispatch) => insertBlock(schema.node('page_break', { id: newId() }))(state, dispatch);

/**
 * Puts a block after the one with the caret, or in the place of an empty paragraph, so that none is left between two
 * blocks. A paragraph stands behind it only where it would be the last block: else nobody could write after it.
 */
export function insertBlock(node: Node): Command {
  return (state, dispatch) => {
    const { $from } = state.selection;
    const after = $from.depth >= 1 ? $from.after(1) : state.selection.to;
    const tr = state.tr;
    let at = after;
    if (state.selection.empty && isEmptyParagraph($from.parent)) {
      at = $from.before(1);
      if (after < tr.doc.content.size) tr.delete(at, after);
    }
    tr.insert(at, node);
    const next = at + node.nodeSize;
    if (next >= tr.doc.content.size) tr.insert(next, schema.node('paragraph', { id: newId() }));
    if (tr.doc.nodeAt(next)?.isTextblock) tr.setSelection(TextSelection.create(tr.doc, next + 1));
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}
/** Puts a figure after the block with the caret, and chooses it. */
export function insertFigure(node: Node): Command {
  return (state, dispatch) =>
    insertBlock(node)(state, dispatch && ((tr) => {
      const at = figureAt(tr.doc, String(node.attrs.figure));
      dispatch(at === undefined ? tr : tr.setSelection(NodeSelection.create(tr.doc, at)).scrollIntoView());
    }));
}
/** Where a figure stands in the text. */
export function figureAt(doc: Node, figure: string): number | undefined {
  let at: number | undefined;
  doc.forEach((node, pos) => { if (at === undefined && node.type === schema.nodes.figure && node.attrs.figure === figure) at = pos; });
  return at;
}
/** What is typed while a value, a figure or a page break is chosen stands behind it: nothing that was put in is typed away. */
export function typeBehind(typed: string): Command {
  return (state, dispatch) => {
    if (!(state.selection instanceof NodeSelection)) return false;
    const tr = goBehind(state.tr);
    if (typed) tr.insertText(typed);
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}
/** Puts an object in the line, in place of the words that asked for it. */
export function insertObject(node: Node, from: number, to: number): Command {
  return (state, dispatch) => {
    dispatch?.(state.tr.replaceWith(from, to, node).scrollIntoView());
    return true;
  };
}
/** Puts an object in the line, behind whatever is chosen. */
export function putIn(node: Node): Command {
  return (state, dispatch) => {
    const tr = goBehind(state.tr);
    dispatch?.(tr.insert(tr.selection.from, node).scrollIntoView());
    return true;
  };
}
/** Puts a note behind whatever is chosen, and chooses it, so that its text can be written. */
export const footnote: Command = (state, dispatch) => {
  const tr = goBehind(state.tr);
  const at = tr.selection.from;
  tr.insert(at, schema.node('note', { id: newId(), text: [] }));
  dispatch?.(tr.setSelection(NodeSelection.create(tr.doc, at)).scrollIntoView());
  return true;
};
/** The chosen value, if one is. */
export function chosenValue(state: EditorState): { pos: number; node: Node } | undefined {
  const chosen = state.selection;
  return chosen instanceof NodeSelection && chosen.node.type === schema.nodes.value ? { pos: chosen.from, node: chosen.node } : undefined;
}
/** Puts another value in the place of the chosen one, in one step; bold and what else lies over it stays. */
export function anotherValue(node: Node): Command {
  return (state, dispatch) => {
    const known = chosenValue(state);
    if (!known) return false;
    const tr = state.tr.replaceWith(known.pos, known.pos + known.node.nodeSize, node.mark(known.node.marks));
    dispatch?.(tr.setSelection(NodeSelection.create(tr.doc, known.pos)).scrollIntoView());
    return true;
  };
}
export const bold = toggleMark(schema.mark('bold').type);
export const italic = toggleMark(schema.mark('italic').type);

/** Blocks and objects have ids of their own, whatever was split, joined or pasted. */
export const ids = new Plugin({
  appendTransaction(transactions, _old, state) {
    if (!transactions.some((t) => t.docChanged)) return null;
    const seen = new Set<string>();
    const tr = state.tr;
    state.doc.descendants((node, pos) => {
      if (!('id' in node.attrs)) return true;
      const id = node.attrs.id as string;
      if (id === '' || seen.has(id)) {
        const fresh = newId();
        tr.setNodeAttribute(pos, 'id', fresh);
        seen.add(fresh);
      } else seen.add(id);
      return true;
    });
    return tr.docChanged ? tr : null;
  },
});

/** On a transaction that took figures out because they stand in the text already: which. */
export const again = new PluginKey<null>('figures-again');
/** The figures that somebody's own pasting or dropping brought a second time; what comes from elsewhere is nobody's mistake. */
export function pastedAgain(asked: Transaction, applied: readonly Transaction[]): string[] {
  if (asked.getMeta('remote')) return [];
  return applied.flatMap((tr) => (tr.getMeta(again) as string[] | undefined) ?? []);
}

/** A figure stands once in a text; a second block with it, pasted or brought in again, goes. */
export const figuresOnce = new Plugin({
  appendTransaction(transactions, old, state) {
    if (!transactions.some((t) => t.docChanged)) return null;
    // The one that stood there stays where it stands, also when its double is put in before it.
    const stood = new Map<string, number>();
    old.doc.forEach((node, pos) => {
      if (node.type !== schema.nodes.figure) return;
      const now = transactions.reduce((at, tr) => tr.mapping.map(at, 1), pos);
      if (state.doc.nodeAt(now)?.attrs.figure === node.attrs.figure) stood.set(node.attrs.figure as string, now);
    });
    const seen = new Set<string>();
    const second: { from: number; to: number; figure: string }[] = [];
    state.doc.forEach((node, pos) => {
      if (node.type !== schema.nodes.figure) return;
      const figure = node.attrs.figure as string;
      const own = stood.get(figure);
      if (own === undefined ? seen.has(figure) : own !== pos) second.push({ from: pos, to: pos + node.nodeSize, figure });
      seen.add(figure);
    });
    if (second.length === 0) return null;
    const tr = state.tr;
    for (const { from, to } of second.toReversed()) tr.delete(from, to);
    // Where the double was put in one goes on writing; chosen by chance, the next figure would be in the way.
    const caret = tr.selection instanceof NodeSelection && Selection.findFrom(tr.doc.resolve(tr.mapping.map(second[0]?.from ?? 0)), -1, true);
    if (caret) tr.setSelection(caret);
    return tr.setMeta(again, second.map((s) => s.figure));
  },
});

/** Numbers of numbered items, counted per level. */
export const numbers = new Plugin({
  props: {
    decorations(state) {
      const list: Decoration[] = [];
      let counts: number[] = [];
      state.doc.forEach((node, pos) => {
        if (node.type !== schema.nodes.list_item) { counts = []; return; }
        const at = node.attrs.level as number;
        counts.length = Math.min(counts.length, at + 1);
        if (!node.attrs.ordered) { counts[at] = 0; return; }
        counts[at] = (counts[at] ?? 0) + 1;
        list.push(Decoration.node(pos, pos + node.nodeSize, { 'data-number': `${counts[at]}.` }));
      });
      return DecorationSet.create(state.doc, list);
    },
  },
});

/** Words typed after `@`, with their range; `opened` when a button typed the sign, with so many spaces before it. */
export interface AtWords { from: number; to: number; words: string; opened?: number }
export const atKey = new PluginKey<AtWords | null>('at');
export const atWords = new Plugin<AtWords | null>({
  key: atKey,
  state: {
    init: () => null,
    apply(tr, before, _old, state) {
      const said = tr.getMeta(atKey) as 'close' | { opened: number } | undefined;
      if (said === 'close') return null;
      if (tr.getMeta('remote') && !before) return null;
      const { $from, empty } = state.selection;
      if (!empty || !$from.parent.isTextblock || (!tr.docChanged && !before)) return null;
      const text = $from.parent.textBetween(Math.max(0, $from.parentOffset - 80), $from.parentOffset, undefined, '\ufffc');
      const found = /(?:^|[\s(«“"'\ufffc])@([^@\ufffc]{0,60})$/u.exec(text);
      if (!found) return null;
      const words = found[1] ?? '';
      const from = $from.pos - words.length - 1;
      const opened = said?.opened ?? (before && tr.mapping.map(before.from) === from ? before.opened : undefined);
      return { from, to: $from.pos, words, ...(opened === undefined ? {} : { opened }) };
    },
  },
});
/** Asks for a value by its button: the sign stands behind whatever is chosen, apart from the word before it. */
export const askForValue: Command = (state, dispatch) => {
  const tr = goBehind(state.tr);
  const { $from } = tr.selection;
  const before = $from.parent.textBetween(Math.max(0, $from.parentOffset - 1), $from.parentOffset, undefined, (leaf) => (leaf.type === schema.nodes.line_break ? '\n' : '\ufffc'));
  const space = /^[\s(«“"']?$/u.test(before) ? '' : ' ';
  dispatch?.(tr.insertText(`${space}@`).setMeta(atKey, { opened: space.length }).scrollIntoView());
  return true;
};
/** Leaves the words after `@` as they are typed; a sign that a button typed goes again, with what was looked for. */
export const endAsking: Command = (state, dispatch) => {
  const at = atKey.getState(state);
  if (!at) return false;
  const tr = state.tr;
  if (at.opened !== undefined) tr.delete(at.from - at.opened, at.to);
  dispatch?.(tr.setMeta(atKey, 'close'));
  return true;
};

function listRule(pattern: RegExp, shape: 'bullets' | 'numbers'): InputRule {
  return new InputRule(pattern, (state, _match, start, end) => {
    const $start = state.doc.resolve(start);
    if ($start.parent.type !== schema.nodes.paragraph) return null;
    const kept = { id: $start.parent.attrs.id as string, translation: $start.parent.attrs.translation as string };
    return state.tr.delete(start, end).setNodeMarkup($start.before(), schema.nodes.list_item, { ...kept, ordered: shape === 'numbers', level: 0 });
  });
}
function quotes(lang: string): InputRule[] {
  const base = lang.split('-')[0];
  if (base === 'en') return [...smartQuotes, ellipsis];
  if (base === 'fr') {
    return [
      new InputRule(/(^|[\s(])"$/, (_s, m, start, end) => _s.tr.insertText(`${m[1] ?? ''}«\u00a0`, start, end)),
      new InputRule(/"$/, '\u00a0»'), new InputRule(/'$/, '’'), ellipsis,
    ];
  }
  if (base === 'ru' || base === 'es' || base === 'ar') {
    return [new InputRule(/(^|[\s(])"$/, (_s, m, start, end) => _s.tr.insertText(`${m[1] ?? ''}«`, start, end)), new InputRule(/"$/, '»'), ellipsis];
  }
  return [ellipsis];
}

/** What a section without a word says to whoever comes to write it. */
export const emptySays = (hint: string): Plugin => new Plugin({
  props: {
    decorations(state) {
      const only = state.doc.childCount === 1 ? state.doc.firstChild : null;
      if (!only?.isTextblock || only.content.size > 0 || only.type.name !== 'paragraph') return null;
      return DecorationSet.create(state.doc, [Decoration.node(0, only.nodeSize, { 'data-hint': hint })]);
    },
  },
});

export function plugins(lang: string): Plugin[] {
  return [
    figuresOnce, ids, numbers, atWords,
    inputRules({ rules: [listRule(/^\s*[-*•]\s$/, 'bullets'), listRule(/^\s*1[.)]\s$/, 'numbers'), ...quotes(lang)] }),
    keymap({
      Enter: chainCommands(leaveEmpty, split), 'Shift-Enter': lineBreak, Backspace: backToText,
      Tab: inward, 'Shift-Tab': outward,
    }),
    keymap(baseKeymap),
  ];
}
