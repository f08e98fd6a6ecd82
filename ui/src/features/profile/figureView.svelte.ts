// The place of a figure in the editor's document: holds what the component shows, and tells the editor which events are its own.
import type { Node } from 'prosemirror-model';
import type { NodeView } from 'prosemirror-view';
import { mount, unmount } from 'svelte';
import FigureBlock from './FigureBlock.svelte';

export interface FigureShown { figure: string; number: string; caption: string; kind: 'line' | 'table' }

const shownOf = (node: Node): FigureShown => ({
  figure: String(node.attrs.figure), number: String(node.attrs.number), caption: String(node.attrs.caption), kind: node.attrs.kind === 'table' ? 'table' : 'line',
});

export class FigureView implements NodeView {
  readonly dom: HTMLElement;
  #node: Node;
  #shown = $state.raw<FigureShown>({ figure: '', number: '', caption: '', kind: 'line' });
  #component: Record<string, unknown>;

  constructor(node: Node, lang: string, edit: (figure: string) => void) {
    this.#node = node;
    this.#shown = shownOf(node);
    this.dom = document.createElement('div');
    this.dom.className = 'figure';
    this.#mark();
    const shown = () => this.#shown;
    this.#component = mount(FigureBlock, { target: this.dom, props: { get shown() { return shown(); }, lang, edit } });
  }
  #mark(): void {
    this.dom.dataset.id = String(this.#node.attrs.id);
    this.dom.dataset.figure = String(this.#node.attrs.figure);
    this.dom.dataset.translation = String(this.#node.attrs.translation);
  }
  update(node: Node): boolean {
    if (node.type !== this.#node.type || node.attrs.figure !== this.#node.attrs.figure) return false;
    this.#node = node;
    this.#shown = shownOf(node);
    this.#mark();
    return true;
  }
  /** What is done to the button is no business of the editor's; everything else selects the figure. */
  stopEvent(event: Event): boolean {
    return event.target instanceof Element && event.target.closest('button') !== null;
  }
  ignoreMutation(): boolean {
    return true;
  }
  destroy(): void {
    void unmount(this.#component);
  }
}
