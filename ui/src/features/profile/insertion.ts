// Whether a change of the document puts something into the text that is not typed: a value, a reference, a note,
// a claim, a figure. Such a change is sent alone, so that it can be taken back alone.
import type { Node } from 'prosemirror-model';
import type { Transaction } from 'prosemirror-state';
import { AddMarkStep, ReplaceStep } from 'prosemirror-transform';

const putIn = new Set(['value', 'figure_ref', 'section_ref', 'cite', 'note', 'variable', 'figure']);

export function inserts(tr: Transaction): boolean {
  return tr.steps.some((step) => {
    if (step instanceof AddMarkStep) return step.mark.type.name === 'claim';
    if (!(step instanceof ReplaceStep)) return false;
    let found = false;
    step.slice.content.descendants((node: Node) => { found ||= putIn.has(node.type.name); });
    return found;
  });
}
