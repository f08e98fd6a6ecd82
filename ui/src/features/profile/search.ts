// A search over the whole profile: what is looked for, what was found, which place comes next. Pure.
import type { HostError } from '../../host';
import type { TextPlace } from '../../wire/generated/wire';
import type { Query } from './finding';

export interface Search {
  query: Query; replacing: boolean;
  /** Grows when somebody asks for it again. */
  asked: number;
  places: readonly TextPlace[]; total: number;
  /** Whether the places are those of the words. */
  ready: boolean;
  /** The chosen place. */
  at: TextPlace | undefined;
  error: HostError | undefined;
}

export const begin = (replacing: boolean): Search => ({ query: { words: '', exact: false, whole: false }, replacing, asked: 1, places: [], total: 0, ready: false, at: undefined, error: undefined });

export const samePlace = (a: TextPlace, b: TextPlace): boolean => a.nth === b.nth && JSON.stringify(a.spot) === JSON.stringify(b.spot);

/**
 * The place after the chosen one, or before it; round the end. While none is chosen, or the chosen one is not there any
 * more, the first of the section that is open, and where it has none, the first behind it.
 */
export function nextPlace(places: readonly TextPlace[], at: TextPlace | undefined, section: string, way: 1 | -1): TextPlace | undefined {
  if (places.length === 0) return undefined;
  const here = at ? places.findIndex((p) => samePlace(p, at)) : -1;
  if (here >= 0) return places[(here + way + places.length) % places.length];
  const own = way > 0 ? places.findIndex((p) => p.spot.section === section) : places.findLastIndex((p) => p.spot.section === section);
  return places[own >= 0 ? own : way > 0 ? 0 : places.length - 1];
}
