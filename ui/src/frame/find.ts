// Which things a few letters may mean. Pure.

export interface Findable { id: string; kind: 'command' | 'section' | 'indicator'; label: string; detail: string; go: () => void }

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();

/** Those in which every word occurs; starts of labels and words come first. */
export function matching<T extends { label: string; detail: string }>(all: readonly T[], words: string): T[] {
  const parts = plain(words).split(/\s+/).filter(Boolean);
  if (parts.length === 0) return [...all];
  return all
    .map((item, order) => {
      const label = plain(item.label);
      const whole = `${label} ${plain(item.detail)}`;
      if (!parts.every((p) => whole.includes(p))) return undefined;
      const first = parts[0] ?? '';
      const rank = label.startsWith(first) ? 0 : label.includes(` ${first}`) ? 1 : label.includes(first) ? 2 : 3;
      return { item, rank, order };
    })
    .filter((x) => x !== undefined)
    .sort((a, b) => a.rank - b.rank || a.order - b.order)
    .map((x) => x.item);
}
