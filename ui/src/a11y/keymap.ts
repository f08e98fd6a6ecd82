// Which key means which command. Pure: no document, no framework.
//
// Nothing fires while an input method composes, and a key with AltGraph is typing, never a command
// (Ctrl+Alt is AltGr on Windows).

export interface KeyLike {
  key: string; code: string;
  ctrlKey: boolean; altKey: boolean; shiftKey: boolean; metaKey: boolean;
  isComposing: boolean; keyCode?: number;
  getModifierState?: (name: string) => boolean;
}

/** Where the key was pressed. */
export type KeyContext = 'anywhere' | 'text' | 'text-selection' | 'field';

export interface Binding { command: string; keys: string; in?: KeyContext[] }

/** The list, in the order of the shortcut dialog. Letters are matched by what they type, digits and signs by their place. */
export const bindings: readonly Binding[] = [
  { command: 'file.new', keys: 'Ctrl+N' },
  { command: 'file.open', keys: 'Ctrl+O' },
  { command: 'file.save', keys: 'Ctrl+S' },
  { command: 'file.print', keys: 'Ctrl+P' },
  { command: 'file.settings', keys: 'Ctrl+,' },
  { command: 'edit.undo', keys: 'Ctrl+Z', in: ['anywhere', 'text', 'text-selection'] },
  { command: 'edit.redo', keys: 'Ctrl+Y', in: ['anywhere', 'text', 'text-selection'] },
  { command: 'edit.redo', keys: 'Ctrl+Shift+Z', in: ['anywhere', 'text', 'text-selection'] },
  { command: 'edit.find', keys: 'Ctrl+F' },
  { command: 'edit.replace', keys: 'Ctrl+H' },
  { command: 'edit.goto', keys: 'Ctrl+G' },
  { command: 'format.link', keys: 'Ctrl+K', in: ['text-selection'] },
  { command: 'view.palette', keys: 'Ctrl+K', in: ['anywhere', 'text', 'field'] },
  { command: 'view.palette', keys: 'Ctrl+Shift+P' },
  { command: 'view.next-pane', keys: 'F6' },
  { command: 'view.previous-pane', keys: 'Shift+F6' },
  { command: 'view.rail', keys: 'Ctrl+\\' },
  { command: 'format.bold', keys: 'Ctrl+B', in: ['text', 'text-selection'] },
  { command: 'format.italic', keys: 'Ctrl+I', in: ['text', 'text-selection'] },
  { command: 'format.text', keys: 'Ctrl+Alt+0', in: ['text', 'text-selection'] },
  { command: 'insert.footnote', keys: 'Ctrl+Alt+F', in: ['text', 'text-selection'] },
  { command: 'insert.page-break', keys: 'Ctrl+Enter', in: ['text', 'text-selection'] },
  { command: 'help.shortcuts', keys: 'Ctrl+Shift+/' },
];

/** All keys of a command, in the order of the list. */
export const keysOf = (list: readonly Binding[], command: string): string[] => list.filter((b) => b.command === command).map((b) => b.keys);

const places: Record<string, string> = {
  Digit0: '0', Digit1: '1', Digit2: '2', Digit3: '3', Comma: ',', Slash: '/', Backslash: '\\',
};

/** `Ctrl+Shift+P` of a key event; none for keys that are typing. */
export function chord(e: KeyLike): string | undefined {
  if (e.isComposing || e.keyCode === 229 || e.getModifierState?.('AltGraph')) return undefined;
  if (['Control', 'Shift', 'Alt', 'Meta', 'Dead', 'Process', 'Unidentified'].includes(e.key)) return undefined;
  const latin = /^[a-z]$/i.test(e.key) ? e.key.toUpperCase() : undefined;
  // On a keyboard of another script a letter's place stands for it.
  const letter = /^Key([A-Z])$/.exec(e.code)?.[1];
  const key = latin ?? places[e.code] ?? (e.ctrlKey || e.metaKey ? letter : undefined) ?? (e.key.length === 1 ? e.key.toUpperCase() : e.key);
  return `${e.ctrlKey || e.metaKey ? 'Ctrl+' : ''}${e.altKey ? 'Alt+' : ''}${e.shiftKey ? 'Shift+' : ''}${key}`;
}

/** The command of a key in a context. */
export function commandOf(e: KeyLike, context: KeyContext): string | undefined {
  const pressed = chord(e);
  if (pressed === undefined) return undefined;
  return bindings.find((b) => b.keys === pressed && (b.in === undefined || b.in.includes(context)))?.command;
}

export type Move = 'next' | 'previous' | 'first' | 'last' | 'inward' | 'outward';

/** A move in a list or a tree; inward and outward follow the direction of writing. */
export function listMove(e: KeyLike, dir: 'ltr' | 'rtl'): Move | undefined {
  if (e.isComposing || e.ctrlKey || e.altKey || e.metaKey) return undefined;
  const inward = dir === 'ltr' ? 'ArrowRight' : 'ArrowLeft';
  const outward = dir === 'ltr' ? 'ArrowLeft' : 'ArrowRight';
  switch (e.key) {
    case 'ArrowDown': return 'next';
    case 'ArrowUp': return 'previous';
    case 'Home': return 'first';
    case 'End': return 'last';
    case inward: return 'inward';
    case outward: return 'outward';
    default: return undefined;
  }
}

/** The place after a move among so many. */
export function listStep(at: number, count: number, move: Move): number {
  if (count === 0) return -1;
  switch (move) {
    case 'next': return Math.min(count - 1, at + 1);
    case 'previous': return Math.max(0, at - 1);
    case 'first': return 0;
    case 'last': return count - 1;
    case 'inward':
    case 'outward': return at;
  }
}

export interface GridSize { rows: number; columns: number; page: number }
export interface GridAt { row: number; column: number }

/** A move in a grid; Ctrl goes to the edge, as in a sheet. */
export function gridMove(e: KeyLike, at: GridAt, size: GridSize, dir: 'ltr' | 'rtl'): GridAt | undefined {
  if (e.isComposing || e.altKey || e.metaKey) return undefined;
  const row = (n: number) => Math.max(0, Math.min(size.rows - 1, n));
  const column = (n: number) => Math.max(0, Math.min(size.columns - 1, n));
  const side = (key: string): 1 | -1 => ((key === 'ArrowRight') === (dir === 'ltr') ? 1 : -1);
  switch (e.key) {
    case 'ArrowDown': return { row: e.ctrlKey ? row(size.rows) : row(at.row + 1), column: at.column };
    case 'ArrowUp': return { row: e.ctrlKey ? 0 : row(at.row - 1), column: at.column };
    case 'ArrowLeft':
    case 'ArrowRight': {
      const step = side(e.key);
      return { row: at.row, column: e.ctrlKey ? column(step > 0 ? size.columns : 0) : column(at.column + step) };
    }
    case 'Tab': return { row: at.row, column: column(at.column + (e.shiftKey ? -1 : 1)) };
    case 'Enter': return { row: row(at.row + (e.shiftKey ? -1 : 1)), column: at.column };
    case 'Home': return { row: e.ctrlKey ? 0 : at.row, column: 0 };
    case 'End': return { row: e.ctrlKey ? row(size.rows) : at.row, column: column(size.columns) };
    case 'PageDown': return { row: row(at.row + size.page), column: at.column };
    case 'PageUp': return { row: row(at.row - size.page), column: at.column };
    default: return undefined;
  }
}
