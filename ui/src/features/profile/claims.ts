// Kinds of claims as the form has them and as they are written: `rose`, `at least 20`, `between 5 and 10`. Pure.

export const claimWords = ['rose', 'fell', 'above', 'below', 'at_least', 'at_most', 'between', 'largest', 'smallest'] as const;
export type ClaimWord = (typeof claimWords)[number];
export interface ClaimParts { word: ClaimWord; first: string; second: string }

/** A number as claims are written: digits and a point. */
function plain(text: string): string | undefined {
  const clean = text.trim().replace(/[\s\u00a0\u202f'’]/g, '').replace(/,(?=\d{3}(\D|$))/g, '').replace(',', '.');
  return /^-?\d+(\.\d+)?$/.test(clean) ? clean : undefined;
}

/** The kind as it is written; none while a number is missing. */
export function claimKind({ word, first, second }: ClaimParts): string | undefined {
  const [a, b] = [plain(first), plain(second)];
  switch (word) {
    case 'rose':
    case 'fell':
    case 'largest':
    case 'smallest': return word;
    case 'above':
    case 'below': return a && `${word} ${a}`;
    case 'at_least': return a && `at least ${a}`;
    case 'at_most': return a && `at most ${a}`;
    case 'between': return a && b && `between ${a} and ${b}`;
  }
}

/** A written kind as the form has it; what is unknown begins as `rose`. */
export function claimParts(kind: string): ClaimParts {
  const between = /^between (\S+) and (\S+)$/.exec(kind);
  if (between) return { word: 'between', first: between[1] ?? '', second: between[2] ?? '' };
  const limit = /^(above|below|at least|at most) (\S+)$/.exec(kind);
  if (limit) return { word: (limit[1] ?? '').replace(' ', '_') as ClaimWord, first: limit[2] ?? '', second: '' };
  return { word: claimWords.find((w) => w === kind) ?? 'rose', first: '', second: '' };
}
