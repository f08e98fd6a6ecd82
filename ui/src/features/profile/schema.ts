// The editor's document: a flat list of blocks with ids of our own; values, references and notes are atoms in the line.
import { Schema, type DOMOutputSpec, type Node } from 'prosemirror-model';
import type { InlineView } from '../../wire/generated/wire';

const blockAttrs = { id: { default: '' }, translation: { default: 'source' } };
const shown = (node: Node) => ({ 'data-id': String(node.attrs.id), 'data-translation': String(node.attrs.translation) });
const from = (element: HTMLElement) => ({ id: element.dataset.id ?? '' });

function valueDom(node: Node): DOMOutputSpec {
  const { printed, seen, state, id } = node.attrs as Record<string, string>;
  const attrs = { class: `value ${state}`, 'data-id': id ?? '', 'data-object': JSON.stringify(node.attrs) };
  if (state === 'changed' && seen) return ['span', attrs, ['del', seen], ['span', { class: 'arrow', 'aria-hidden': 'true' }, ' → '], ['ins', printed]];
  return ['span', attrs, printed || '…'];
}
const object = (kind: string) => (node: Node): DOMOutputSpec => [
  'span', { class: `object ${kind}`, 'data-id': String(node.attrs.id), 'data-object': JSON.stringify(node.attrs) }, String(node.attrs.printed || node.attrs.key || node.attrs.name || '?'),
];
const parsed = (element: HTMLElement): Record<string, unknown> | false => {
  try {
    return JSON.parse(element.dataset.object ?? '') as Record<string, unknown>;
  } catch {
    return false;
  }
};
const atom = { inline: true, group: 'inline', atom: true, selectable: true, draggable: false };

export const schema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    paragraph: { group: 'block', content: 'inline*', attrs: blockAttrs, parseDOM: [{ tag: 'p', getAttrs: from }, { tag: 'h1,h2,h3,h4,h5,h6' }], toDOM: (n) => ['p', shown(n), 0] },
    list_item: {
      group: 'block', content: 'inline*', attrs: { ...blockAttrs, ordered: { default: false }, level: { default: 0 } },
      parseDOM: [
        { tag: 'div.list-item', getAttrs: (e) => ({ ...from(e), ordered: e.dataset.ordered === 'true', level: Number(e.dataset.level ?? 0) }) },
        { tag: 'li', getAttrs: (e) => ({ ordered: e.parentElement?.nodeName === 'OL', level: Math.min(5, Math.max(0, depth(e) - 1)) }) },
      ],
      toDOM: (n) => ['div', { ...shown(n), class: 'list-item', 'data-ordered': String(n.attrs.ordered), 'data-level': String(n.attrs.level) }, 0],
    },
    quotation: { group: 'block', content: 'inline*', attrs: blockAttrs, parseDOM: [{ tag: 'blockquote', getAttrs: from }], toDOM: (n) => ['blockquote', shown(n), 0] },
    box: { group: 'block', content: 'inline*', attrs: blockAttrs, parseDOM: [{ tag: 'div.box', getAttrs: from }], toDOM: (n) => ['div', { ...shown(n), class: 'box' }, 0] },
    figure: {
      group: 'block', atom: true, selectable: true,
      attrs: { ...blockAttrs, figure: {}, number: { default: '' }, caption: { default: '' }, kind: { default: 'line' } },
      toDOM: (n) => ['div', { ...shown(n), class: 'figure', 'data-figure': String(n.attrs.figure) }, ['strong', String(n.attrs.number)], ` ${String(n.attrs.caption)}`],
      parseDOM: [{ tag: 'div.figure', getAttrs: (e) => (e.dataset.figure ? { ...from(e), figure: e.dataset.figure } : false) }],
    },
    page_break: { group: 'block', atom: true, selectable: true, attrs: blockAttrs, parseDOM: [{ tag: 'hr' }], toDOM: (n) => ['hr', shown(n)] },
    text: { group: 'inline' },
    value: {
      ...atom, attrs: { id: { default: '' }, question: {}, format: { default: '' }, printed: { default: '' }, seen: { default: '' }, state: { default: 'current' } },
      toDOM: valueDom, parseDOM: [{ tag: 'span.value', getAttrs: parsed }],
    },
    figure_ref: { ...atom, attrs: { id: { default: '' }, figure: {}, printed: { default: '' } }, toDOM: object('figure-ref'), parseDOM: [{ tag: 'span.figure-ref', getAttrs: parsed }] },
    section_ref: { ...atom, attrs: { id: { default: '' }, section: {}, printed: { default: '' } }, toDOM: object('section-ref'), parseDOM: [{ tag: 'span.section-ref', getAttrs: parsed }] },
    cite: { ...atom, attrs: { id: { default: '' }, key: {}, printed: { default: '' } }, toDOM: object('cite'), parseDOM: [{ tag: 'span.cite', getAttrs: parsed }] },
    variable: { ...atom, attrs: { id: { default: '' }, name: {}, printed: { default: '' } }, toDOM: object('variable'), parseDOM: [{ tag: 'span.variable', getAttrs: parsed }] },
    note: {
      ...atom, attrs: { id: { default: '' }, text: { default: [] as InlineView[] } },
      toDOM: (n) => ['sup', { class: 'note-mark', 'data-id': String(n.attrs.id), 'data-object': JSON.stringify(n.attrs) }, '*'], parseDOM: [{ tag: 'sup.note-mark', getAttrs: parsed }],
    },
    line_break: { ...atom, selectable: false, attrs: { id: { default: '' } }, toDOM: () => ['br'], parseDOM: [{ tag: 'br' }] },
  },
  marks: {
    link: { attrs: { href: {} }, inclusive: false, parseDOM: [{ tag: 'a[href]', getAttrs: (e) => ({ href: e.getAttribute('href') }) }], toDOM: (m) => ['a', { href: String(m.attrs.href), rel: 'noreferrer' }, 0] },
    claim: {
      attrs: { id: {}, kind: {}, question: {}, holds: { default: null } }, inclusive: false, excludes: 'claim',
      parseDOM: [{ tag: 'span.claim', getAttrs: parsed }],
      toDOM: (m) => ['span', { class: `claim ${m.attrs.holds === false ? 'broken' : 'held'}`, 'data-object': JSON.stringify(m.attrs) }, 0],
    },
    bold: { parseDOM: [{ tag: 'strong' }, { tag: 'b', getAttrs: (e) => e.style.fontWeight !== 'normal' && null }], toDOM: () => ['strong', 0] },
    italic: { parseDOM: [{ tag: 'em' }, { tag: 'i' }], toDOM: () => ['em', 0] },
  },
});

function depth(element: HTMLElement): number {
  let n = 0;
  for (let at: HTMLElement | null = element; at; at = at.parentElement) if (at.nodeName === 'UL' || at.nodeName === 'OL') n += 1;
  return n;
}
