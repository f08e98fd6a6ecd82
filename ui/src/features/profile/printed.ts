// Figures that were printed for the window, kept by content: what is the same does not travel again, and a chapter that
// is opened a second time shows its figures at once. Knows neither editor nor host.
import type { FigurePreview, FigurePrint, FigurePrintRequest } from '../../wire/generated/wire';

interface Kept { content: string; figure: FigurePreview }
export type AskForPrint = (request: FigurePrintRequest) => Promise<FigurePrint>;

/** So many are kept; a long profile has some dozens in each language. */
const most = 300;

export class Printed {
  #kept = new Map<string, Kept>();
  readonly #most: number;
  constructor(keep = most) { this.#most = keep; }

  /** What was shown last, to be shown until the application has answered. */
  kept(project: string, figure: string, lang: string): FigurePreview | undefined {
    return this.#kept.get(this.#key(project, figure, lang))?.figure;
  }

  async fetch(project: string, figure: string, lang: string, ask: AskForPrint): Promise<FigurePreview> {
    const key = this.#key(project, figure, lang);
    const known = this.#kept.get(key);
    let answer = await ask({ figure, lang, known: known?.content ?? '' });
    // Only what was known when it was asked can be left out, so that a second asking is for the whole.
    if (!answer.figure && known?.content !== answer.content) answer = await ask({ figure, lang, known: '' });
    const now = answer.figure ?? known?.figure;
    if (!now) throw new Error(`the figure ${figure} was answered without its content`);
    this.#kept.delete(key);
    this.#kept.set(key, { content: answer.content, figure: now });
    // The one that was asked for longest ago goes first.
    for (const oldest of this.#kept.keys()) { if (this.#kept.size <= this.#most) break; this.#kept.delete(oldest); }
    return now;
  }
  #key(project: string, figure: string, lang: string): string {
    return JSON.stringify([project, figure, lang]);
  }
}

export const printed = new Printed();
