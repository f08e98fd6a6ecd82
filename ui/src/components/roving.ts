// One tab stop for a list: arrows move the focus inside it.
import { listMove, listStep } from '../a11y/keymap';
import { locale } from '../messages/index.svelte';

/** Handles a key in a list whose items match the selector; the focused item becomes the only tab stop. */
export function rove(event: KeyboardEvent, selector: string): void {
  const list = event.currentTarget as HTMLElement;
  const move = listMove(event, locale.direction);
  if (!move || move === 'inward' || move === 'outward') return;
  const items = [...list.querySelectorAll<HTMLElement>(selector)];
  const at = items.indexOf(document.activeElement as HTMLElement);
  if (at < 0) return;
  event.preventDefault();
  items[listStep(at, items.length, move)]?.focus();
}
