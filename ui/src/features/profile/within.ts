// Keeps what floats beside the words inside the visible part of the text: under the line, else above it.
import type { Attachment } from 'svelte/attachments';

const gap = 6;

/** The line's edges, in the coordinates of the scrolled text. */
export function within(top: number, bottom: number): Attachment<HTMLElement> {
  return (element) => {
    const frame = element.offsetParent;
    if (!(frame instanceof HTMLElement)) return;
    const set = () => {
      element.style.maxBlockSize = 'none';
      const below = frame.scrollTop + frame.clientHeight - bottom - gap * 2;
      const above = top - frame.scrollTop - gap * 2;
      const up = element.offsetHeight > below && above > below;
      const most = Math.max(0, up ? above : below);
      element.style.maxBlockSize = `${most}px`;
      element.style.insetBlockStart = up ? `${top - gap - Math.min(element.offsetHeight, most)}px` : `${bottom + gap}px`;
    };
    set();
    const observer = new ResizeObserver(set);
    for (const child of element.children) observer.observe(child);
    const grown = new MutationObserver(() => { for (const child of element.children) observer.observe(child); set(); });
    grown.observe(element, { childList: true, subtree: true, characterData: true });
    return () => { observer.disconnect(); grown.disconnect(); };
  };
}
