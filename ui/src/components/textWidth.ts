// How wide words are when they are drawn. Letters differ too much between words, weights and scripts to be counted.

let ink: CanvasRenderingContext2D | null | undefined;
/** So many texts are measured; of more, the longest ones. */
const few = 12;

/** The font of a text of the window, `size` in root units. */
export function fontOf(size: number, weight: 400 | 600): string {
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return `${weight} ${size * rem}px ${getComputedStyle(document.body).fontFamily}`;
}

/** The width of the widest of some texts, in pixels. */
export function widestOf(texts: readonly string[], font: string): number {
  ink ??= document.createElement('canvas').getContext('2d');
  if (!ink) return 0;
  ink.font = font;
  let widest = 0;
  for (const text of longest(texts)) widest = Math.max(widest, ink.measureText(text).width);
  return widest;
}
/** The longest texts, each once, in the time of one look at each: there may be thousands. */
export function longest(texts: readonly string[]): string[] {
  let found: string[] = [];
  let least = 0;
  for (const text of texts) {
    if (text.length <= least || found.includes(text)) continue;
    found.push(text);
    if (found.length < few * 2) continue;
    found = found.sort((a, b) => b.length - a.length).slice(0, few);
    least = found.at(-1)?.length ?? 0;
  }
  return found;
}
