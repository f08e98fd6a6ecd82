// What the window needs of the world outside it. Features know this interface and no other way out.
import type { CommandName, Commands, ErrorCode, Event, WireError } from '../wire/generated/wire';

export type Payload<C extends CommandName> = Commands[C]['request'];
export type Reply<C extends CommandName> = Commands[C]['reply'];

export interface FileKind { name: string; extensions: string[] }
export interface MenuItem { id: string; text?: string; enabled?: boolean }

export interface Host {
  /** Calls a command of the application; rejects with a `HostError`. */
  rpc<C extends CommandName>(command: C, payload: Payload<C>): Promise<Reply<C>>;
  /** Hears events until the returned function is called. */
  listen(hear: (event: Event) => void): () => void;
  /** The address of a page's picture. */
  page(hash: string): string;
  /** Asks for a file to open; none when the user thought better of it. */
  chooseOpen(title: string, kinds: FileKind[]): Promise<string | null>;
  /** Asks where to save. */
  chooseSave(title: string, suggested: string, kinds: FileKind[]): Promise<string | null>;
  /** Words and states of the menu bar, where there is one. */
  menu(items: MenuItem[]): void;
  /** The file that the program was started with, once. */
  opening(): Promise<string | null>;
  /** The editor has sent what it had; the window may go. */
  leave(): void;
  /** The title of the window. */
  title(text: string): void;
}

/** A failure with its code; what the application or the host said. */
export class HostError extends Error {
  readonly code: ErrorCode;
  readonly wire: WireError;
  constructor(wire: WireError) {
    super(wire.message);
    this.code = wire.code;
    this.wire = wire;
  }
}

/** Makes a failure of whatever was thrown. */
export function asHostError(thrown: unknown): HostError {
  if (thrown instanceof HostError) return thrown;
  if (typeof thrown === 'object' && thrown !== null && 'code' in thrown) {
    const raw = thrown as { code: string; message?: string; detail?: string } & Partial<WireError>;
    return new HostError({
      code: raw.code.toLowerCase() === 'failed' ? 'failed' : (raw.code as ErrorCode),
      message: raw.message ?? raw.detail ?? '',
      hint: raw.hint ?? null,
      place: raw.place ?? null,
    });
  }
  return new HostError({ code: 'failed', message: String(thrown), hint: null, place: null });
}

/** A new id: 16 characters of lower-case base 32, from the system's random numbers. */
export function newId(): string {
  const letters = 'abcdefghijklmnopqrstuvwxyz234567';
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (n) => letters[n & 31]).join('');
}

/** The host of this window: the desktop shell where there is one, else the server that the page came from. */
export async function findHost(): Promise<Host> {
  if ('__TAURI_INTERNALS__' in window) return (await import('./tauri')).tauriHost();
  return (await import('./http')).httpHost();
}
