// Brings answered blocks into the editor's document without moving the caret.
//
// The answer speaks of the document that was sent. What was typed since is kept: every change is worked
// out against the sent document and carried over the local changes, from the end to the beginning, so
// that no position shifts under another. Nothing here talks to anybody.
import { Slice, Fragment, type Node } from 'prosemirror-model';
import { NodeSelection, type EditorState, type Transaction } from 'prosemirror-state';
import type { Mappable } from 'prosemirror-transform';

interface Replace { from: number; to: number; content: Fragment; order: number }
interface Markup { at: number; type: Node['type']; attrs: Node['attrs']; order: number }
type Edit = Replace | Markup;
const place = (edit: Edit) => ('from' in edit ? edit.from : edit.at);

/** What is answered: the order of the blocks and those that differ from what was sent. */
export interface Answered { order: readonly string[]; blocks: ReadonlyMap<string, Node> }

/** A transaction that brings the answer in; none when there is nothing to do. */
export function reconcile(state: EditorState, sent: Node, since: Mappable, answered: Answered): Transaction | undefined {
  const edits = editsOf(sent, answered);
  if (edits.length === 0) return undefined;
  const tr = state.tr;
  const kept = state.selection instanceof NodeSelection ? (state.selection.node.attrs.id as string) : undefined;
  for (const edit of edits.sort((a, b) => place(b) - place(a) || b.order - a.order)) {
    if ('from' in edit) {
      const from = since.map(edit.from, edit.from === edit.to ? 1 : -1);
      const to = edit.from === edit.to ? from : since.map(edit.to, 1);
      tr.replace(from, Math.max(from, to), new Slice(edit.content, 0, 0));
    } else {
      const at = since.mapResult(edit.at, 1);
      if (!at.deleted && tr.doc.nodeAt(at.pos)) tr.setNodeMarkup(at.pos, edit.type, edit.attrs);
    }
  }
  if (!tr.docChanged) return undefined;
  if (kept) {
    tr.doc.descendants((node, pos) => {
      if (node.attrs.id === kept && NodeSelection.isSelectable(node)) tr.setSelection(NodeSelection.create(tr.doc, pos));
      return node.isBlock;
    });
  }
  return tr.setMeta('remote', true).setMeta('addToHistory', false);
}

function editsOf(sent: Node, answered: Answered): Edit[] {
  const old: { node: Node; pos: number; id: string }[] = [];
  sent.forEach((node, pos) => old.push({ node, pos, id: node.attrs.id as string }));
  const known = new Set(old.map((b) => b.id));
  const wanted = new Set(answered.order);
  const common = answered.order.filter((id) => known.has(id));
  const before = old.filter((b) => wanted.has(b.id)).map((b) => b.id);
  const byId = new Map(old.map((b) => [b.id, b]));

  // A block that moved: rare, and only from elsewhere. The whole list is put.
  if (common.some((id, i) => before[i] !== id)) {
    const nodes = answered.order.flatMap((id) => answered.blocks.get(id) ?? byId.get(id)?.node ?? []);
    return [{ from: 0, to: sent.content.size, content: Fragment.fromArray(nodes), order: 0 }];
  }

  const edits: Edit[] = [];
  let order = 0;
  const gone = old.filter((b) => !wanted.has(b.id));
  const added = answered.order.some((id) => !known.has(id));
  // The document must not become empty between two steps: an empty one keeps its last block.
  for (const b of gone) if (added || gone.length < old.length) edits.push({ from: b.pos, to: b.pos + b.node.nodeSize, content: Fragment.empty, order: order++ });
  let after = 0;
  for (const id of answered.order) {
    const mine = byId.get(id);
    const theirs = answered.blocks.get(id);
    if (!mine) {
      if (theirs) edits.push({ from: after, to: after, content: Fragment.from(theirs), order: order++ });
      continue;
    }
    after = mine.pos + mine.node.nodeSize;
    if (!theirs || mine.node.eq(theirs)) continue;
    if (mine.node.isLeaf || theirs.isLeaf) {
      edits.push({ from: mine.pos, to: after, content: Fragment.from(theirs), order: order++ });
      continue;
    }
    if (!mine.node.sameMarkup(theirs)) edits.push({ at: mine.pos, type: theirs.type, attrs: theirs.attrs, order: order++ });
    for (const edit of textEdits(mine.node, theirs, mine.pos + 1)) edits.push({ ...edit, order: order++ });
  }
  return edits;
}

/** The smallest changes from one text to another: objects that only print differently one by one, else one range. */
function textEdits(mine: Node, theirs: Node, start: number): Omit<Replace, 'order'>[] {
  if (mine.content.eq(theirs.content)) return [];
  const list: Omit<Replace, 'order'>[] = [];
  if (mine.childCount === theirs.childCount) {
    let at = start;
    let alike = true;
    for (let i = 0; i < mine.childCount && alike; i += 1) {
      const a = mine.child(i);
      const b = theirs.child(i);
      if (!a.eq(b)) {
        if (a.isText || b.isText || a.type !== b.type || a.attrs.id !== b.attrs.id) alike = false;
        else list.push({ from: at, to: at + a.nodeSize, content: Fragment.from(b) });
      }
      at += a.nodeSize;
    }
    if (alike) return list;
  }
  const from = mine.content.findDiffStart(theirs.content);
  const end = mine.content.findDiffEnd(theirs.content);
  if (from === null || !end) return [];
  let { a, b } = end;
  const overlap = from - Math.min(a, b);
  if (overlap > 0) { a += overlap; b += overlap; }
  return [{ from: start + from, to: start + a, content: theirs.content.cut(from, b) }];
}
