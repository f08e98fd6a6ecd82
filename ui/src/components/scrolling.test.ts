// Scrolling beyond what an element may be tall.
import { describe, expect, it } from 'vitest';
import { placeOf, scrolled, tallest, tallness, type Place, type Range } from './scrolling';

const row = 28;
const view = 500;
const small: Range = { whole: 1000 * row, view };
const huge: Range = { whole: 5_000_000 * row, view };
const start: Place = { bar: 0, top: 0 };

describe('a grid that fits', () => {
  it('is not scaled', () => {
    expect(tallness(small.whole)).toBe(small.whole);
    expect(scrolled(start, 1234, small)).toEqual({ bar: 1234, top: 1234 });
    expect(placeOf(1234, small)).toEqual({ bar: 1234, top: 1234 });
  });
});
describe('a grid that is too tall', () => {
  const last = tallest - view;
  it('ends with its last row', () => {
    expect(scrolled(start, last, huge).top).toBe(huge.whole - view);
    expect(placeOf(huge.whole, huge)).toEqual({ bar: last, top: huge.whole - view });
    expect(scrolled({ bar: last, top: huge.whole - view }, 0, huge).top).toBe(0);
  });
  it('goes to the same share by a leap', () => {
    expect(scrolled(start, last / 2, huge).top).toBeCloseTo((huge.whole - view) / 2, 0);
  });
  it('moves a wheel as far as everywhere, at either end too', () => {
    expect(scrolled(start, 120, huge).top).toBe(120);
    const end = placeOf(huge.whole, huge);
    expect(scrolled(end, end.bar - 120, huge).top).toBe(end.top - 120);
    const near = placeOf(huge.whole - view - 50, huge);
    expect(scrolled(near, near.bar + 120, huge).top).toBe(huge.whole - view);
  });
  it('reaches every row by the wheel, with the bar brought back to its share when it rests', () => {
    let place = placeOf(huge.whole - view - 10_000, huge);
    for (let i = 0; i < 100; i += 1) place = placeOf(scrolled(place, Math.min(last, place.bar + 120), huge).top, huge);
    expect(place.top).toBeGreaterThan(huge.whole - view - row);
  });
  it('keeps the rows where they are while the bar is brought back', () => {
    const drifted = scrolled(placeOf(1_000_000, huge), placeOf(1_000_000, huge).bar + 900, huge);
    expect(placeOf(drifted.top, huge).top).toBe(drifted.top);
  });
});
