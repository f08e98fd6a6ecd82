// Names and codes proposed for indicators that a file brings. Pure.

/** A heading as a name: without the ending of a file, with spaces for what stands for them. */
export const nameOf = (heading: string): string => heading.replace(/\.(csv|tsv|txt|xlsx?|ods|xml|json|px)$/i, '').replace(/[_\s]+/g, ' ').trim();

/** The next free code of the form `IND-007`. */
export function nextCode(taken: readonly string[]): string {
  let n = 1;
  const code = () => `IND-${String(n).padStart(3, '0')}`;
  while (taken.includes(code())) n += 1;
  return code();
}
