// Scrolling a grid that is taller than a browser lets an element be. Pure.
//
// The sheet is as tall as the limit allows, and what is seen is told by a place of its own. A small move of the bar
// moves the rows by as much, so that a wheel feels as everywhere; a leap of it, as by dragging, goes to the same share of
// the rows. When it rests, the bar is set to its share again, without moving a row. A grid below the limit is not
// scaled at all: its place is the bar's.

/** No browser that the window runs in ends an element before this many pixels. */
export const tallest = 15_000_000;

export interface Range {
  /** Height of all rows. */
  whole: number;
  /** Height that is seen. */
  view: number;
}
export interface Place {
  /** Where the bar stands. */
  bar: number;
  /** Height of the rows above what is seen. */
  top: number;
}

/** Height of the element that scrolls. */
export const tallness = (whole: number): number => Math.min(whole, tallest);
const ends = (r: Range) => ({ bar: Math.max(0, tallness(r.whole) - r.view), top: Math.max(0, r.whole - r.view) });
const within = (n: number, last: number) => Math.max(0, Math.min(last, n));

/** The place with these rows above it; the bar stands at its share. */
export function placeOf(top: number, range: Range): Place {
  const last = ends(range);
  const there = within(top, last.top);
  return { top: there, bar: last.top === 0 ? 0 : (there / last.top) * last.bar };
}

/** The place after the bar has gone somewhere. */
export function scrolled(from: Place, bar: number, range: Range): Place {
  const last = ends(range);
  if (range.whole <= tallest) return { bar, top: within(bar, last.top) };
  const moved = bar - from.bar;
  const near = range.view * 2;
  // At its end the bar cannot go as far as the wheel would have it; what little is left is gone with it.
  if (bar >= last.bar - 1 && last.top - from.top <= near) return { bar, top: last.top };
  if (bar <= 1 && from.top <= near) return { bar, top: 0 };
  if (Math.abs(moved) <= near) return { bar, top: within(from.top + moved, last.top) };
  return { bar, top: last.bar === 0 ? 0 : within((bar / last.bar) * last.top, last.top) };
}
