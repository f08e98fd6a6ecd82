// The tree of sections as a list: what is seen, where a section may go. Pure.
import type { OutlineItem } from '../../wire/generated/wire';

/** Sections whose parents are all open. */
export function visible(sections: readonly OutlineItem[], closed: ReadonlySet<string>): OutlineItem[] {
  const hidden = new Set<string>();
  return sections.filter((s) => {
    if (s.parent !== null && (hidden.has(s.parent) || closed.has(s.parent))) {
      hidden.add(s.id);
      return false;
    }
    return true;
  });
}
export const hasParts = (sections: readonly OutlineItem[], id: string): boolean => sections.some((s) => s.parent === id);

const siblings = (sections: readonly OutlineItem[], of: OutlineItem) => sections.filter((s) => s.parent === of.parent);

/** The sibling that a section follows after it has gone one place up or down; none when it cannot go. */
export function moved(sections: readonly OutlineItem[], id: string, step: 'up' | 'down'): { parent: string | null; after: string | null } | undefined {
  const item = sections.find((s) => s.id === id);
  if (!item) return undefined;
  const list = siblings(sections, item);
  const at = list.indexOf(item);
  const next = list[step === 'up' ? at - 1 : at + 1];
  if (!next || next.place !== item.place) return undefined;
  return { parent: item.parent, after: step === 'up' ? (list[at - 2]?.id ?? null) : next.id };
}

/** Everything that goes with a section: its parts and their parts. */
export function withParts(sections: readonly OutlineItem[], id: string): OutlineItem[] {
  const taken = new Set([id]);
  return sections.filter((s) => {
    if (s.id === id) return true;
    if (s.parent !== null && taken.has(s.parent)) { taken.add(s.id); return true; }
    return false;
  });
}
