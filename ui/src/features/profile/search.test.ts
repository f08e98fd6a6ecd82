// Which place of a search comes next.
import { expect, it } from 'vitest';
import type { TextPlace } from '../../wire/generated/wire';
import { nextPlace } from './search';

const place = (section: string, nth: number): TextPlace => ({ spot: { in: 'block', section, block: `b-${section}`, note: null }, nth, label: section, before: '', found: 'x', after: '' });
const places = [place('a', 0), place('b', 0), place('b', 1), place('c', 0)];
function check(at: TextPlace | undefined, section: string, way: 1 | -1, expected: string | undefined) {
  const next = nextPlace(places, at, section, way);
  expect(next && `${next.spot.section}${next.nth}`).toBe(expected);
}
it('begins in the chapter that is open', () => { check(undefined, 'b', 1, 'b0'); check(undefined, 'b', -1, 'b1'); });
it('begins at the first where that chapter has none', () => check(undefined, 'z', 1, 'a0'));
it('goes on over the chapters and round the end', () => { check(place('b', 1), 'b', 1, 'c0'); check(place('c', 0), 'c', 1, 'a0'); check(place('a', 0), 'a', -1, 'c0'); });
it('begins anew when the chosen place is gone', () => check(place('b', 7), 'b', 1, 'b0'));
it('has nowhere to go when nothing is found', () => expect(nextPlace([], undefined, 'a', 1)).toBeUndefined());
