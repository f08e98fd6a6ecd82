// What the columns of values of one table have in common, so that it stands once and not above each of them. Pure.
import type { FileColumn, Named } from '../../wire/generated/wire';

const sign = ' · ';
const partsOf = (says: string): string[] => says.split(sign).filter(Boolean);

/** What columns say with the names of indicators that only come with the file in place of their codes. */
export function spoken(says: string, names: readonly Named[]): string {
  return partsOf(says).map((part) => names.find((n) => n.code === part)?.name ?? part).join(sign);
}
/** What every column of values says. Where not all columns of the sheet are known, only what must be so. */
export function commonOf(columns: readonly Pick<FileColumn, 'meaning' | 'says'>[], all: boolean, certain: readonly string[]): string[] {
  const [first, ...rest] = columns.filter((c) => c.meaning === 'values').map((c) => partsOf(c.says));
  return (first ?? []).filter((part) => rest.every((other) => other.includes(part)) && (all || certain.includes(part)));
}
/** What is left to say of one column. */
export const apart = (says: string, common: readonly string[]): string => partsOf(says).filter((part) => !common.includes(part)).join(sign);
export const together = (parts: readonly string[]): string => parts.join(sign);
