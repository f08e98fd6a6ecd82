// Blocks of the wire to the editor's document and back. What is printed travels to the editor and is not read back.
import { Fragment, type Mark, type Node } from 'prosemirror-model';
import type { BlockPut, BlockShape, BlockView, InlineView, MarkSet, ValueState } from '../../wire/generated/wire';
import { newId } from '../../host';
import { schema } from './schema';

function toMarks(marks: MarkSet): Mark[] {
  const list: Mark[] = [];
  if (marks.link !== null) list.push(schema.mark('link', { href: marks.link }));
  if (marks.claim) list.push(schema.mark('claim', marks.claim));
  if (marks.bold) list.push(schema.mark('bold'));
  if (marks.italic) list.push(schema.mark('italic'));
  return list;
}
function fromMarks(marks: readonly Mark[]): MarkSet {
  const of = (name: string) => marks.find((m) => m.type.name === name);
  const claim = of('claim')?.attrs as { id: string; kind: string; question: string; holds: boolean | null } | undefined;
  return { bold: of('bold') !== undefined, italic: of('italic') !== undefined, link: (of('link')?.attrs.href as string | undefined) ?? null, claim: claim ? { ...claim } : null };
}

function toInline(inline: InlineView): Node {
  switch (inline.type) {
    case 'text': return schema.text(inline.text, toMarks(inline.marks));
    case 'line_break': return schema.node('line_break', { id: inline.id });
    case 'note': return schema.node('note', { id: inline.id, text: inline.text }, undefined, toMarks(inline.marks));
    case 'value':
    case 'figure_ref':
    case 'section_ref':
    case 'cite':
    case 'variable': {
      const { type, marks, ...attrs } = inline;
      return schema.node(type, attrs, undefined, toMarks(marks));
    }
  }
}
function fromInline(node: Node): InlineView {
  const marks = fromMarks(node.marks);
  const a = node.attrs as Record<string, string>;
  const of = (name: string) => a[name] ?? '';
  const id = of('id');
  switch (node.type.name) {
    case 'text': return { type: 'text', text: node.text ?? '', marks };
    case 'value': return { type: 'value', id, question: of('question'), format: of('format'), printed: of('printed'), seen: of('seen'), state: of('state') as ValueState, marks };
    case 'figure_ref': return { type: 'figure_ref', id, figure: of('figure'), printed: of('printed'), marks };
    case 'section_ref': return { type: 'section_ref', id, section: of('section'), printed: of('printed'), marks };
    case 'cite': return { type: 'cite', id, key: of('key'), printed: of('printed'), marks };
    case 'variable': return { type: 'variable', id, name: of('name'), printed: of('printed'), marks };
    case 'note': return { type: 'note', id, text: node.attrs.text as InlineView[], marks };
    default: return { type: 'line_break', id };
  }
}

export function toNode(block: BlockView | BlockPut): Node {
  const attrs = { id: block.id, translation: 'translation' in block ? block.translation : 'source' };
  const content = Fragment.fromArray(block.text.filter((i) => i.type !== 'text' || i.text !== '').map(toInline));
  switch (block.shape.kind) {
    case 'paragraph': return schema.node('paragraph', attrs, content);
    case 'list_item': return schema.node('list_item', { ...attrs, ordered: block.shape.ordered, level: block.shape.level }, content);
    case 'quotation': return schema.node('quotation', attrs, content);
    case 'box': return schema.node('box', attrs, content);
    case 'page_break': return schema.node('page_break', attrs);
    case 'figure': {
      const card = 'figure' in block ? block.figure : null;
      return schema.node('figure', { ...attrs, figure: block.shape.figure, number: card?.number ?? '', caption: card?.caption ?? '', kind: card?.kind ?? 'line' });
    }
  }
}

function shapeOf(node: Node): BlockShape {
  switch (node.type.name) {
    case 'list_item': return { kind: 'list_item', ordered: node.attrs.ordered as boolean, level: node.attrs.level as number };
    case 'quotation': return { kind: 'quotation' };
    case 'box': return { kind: 'box' };
    case 'page_break': return { kind: 'page_break' };
    case 'figure': return { kind: 'figure', figure: node.attrs.figure as string };
    default: return { kind: 'paragraph' };
  }
}

export function toDoc(blocks: readonly (BlockView | BlockPut)[]): Node {
  const nodes = blocks.map((b) => toNode(b));
  return schema.node('doc', null, nodes.length > 0 ? nodes : [schema.node('paragraph', { id: newId() })]);
}

export function fromDoc(doc: Node): BlockPut[] {
  const blocks: BlockPut[] = [];
  doc.forEach((node) => {
    const text: InlineView[] = [];
    node.forEach((child) => text.push(fromInline(child)));
    blocks.push({ id: node.attrs.id as string, shape: shapeOf(node), text });
  });
  return blocks;
}
