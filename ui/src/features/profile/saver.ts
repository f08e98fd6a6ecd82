// When the editor's text is sent: 250 ms after the first keystroke that is not yet sent, one sending at a
// time, never while an input method composes. Knows neither editor nor host.

export interface SaverParts {
  /** Sends everything that is there now. */
  send: () => Promise<void>;
  composing: () => boolean;
  /** Calls back after so many milliseconds; the answer takes it back. */
  later: (ms: number, then: () => void) => () => void;
  failed: (thrown: unknown) => void;
}
export const sendAfter = 250;
const retryAfter = 2000;

export class Saver {
  #parts: SaverParts;
  #dirty = false;
  #sending: Promise<void> | undefined;
  #cancel: (() => void) | undefined;
  constructor(parts: SaverParts) { this.#parts = parts; }

  get dirty(): boolean { return this.#dirty; }
  get sending(): boolean { return this.#sending !== undefined; }

  /** Something was typed. */
  touch(): void {
    this.#dirty = true;
    this.#plan(sendAfter);
  }
  #plan(ms: number): void {
    if (this.#cancel || this.#sending) return;
    this.#cancel = this.#parts.later(ms, () => {
      this.#cancel = undefined;
      if (this.#parts.composing()) this.#plan(sendAfter);
      else void this.#send();
    });
  }
  #unplan(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }
  #send(): Promise<void> {
    if (this.#sending) return this.#sending;
    if (!this.#dirty) return Promise.resolve();
    this.#dirty = false;
    this.#sending = this.#parts.send().then(
      () => { this.#sending = undefined; if (this.#dirty) this.#plan(sendAfter); },
      (thrown: unknown) => {
        this.#sending = undefined;
        this.#dirty = true;
        this.#parts.failed(thrown);
        this.#plan(retryAfter);
      },
    );
    return this.#sending;
  }
  /** Sends what is left; done when it has arrived or failed once. */
  async flush(): Promise<void> {
    this.#unplan();
    if (this.#sending) {
      await this.#sending;
      this.#unplan();
    }
    await this.#send();
  }
}
