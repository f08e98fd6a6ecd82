// Kinds of claims, as written and as the form has them.
import { describe, expect, it } from 'vitest';
import { claimKind, claimParts } from './claims';

describe('kinds of claims', () => {
  it('are written and read back', () => {
    for (const kind of ['rose', 'smallest', 'above 20', 'at least -5.5', 'between 5 and 10']) expect(claimKind(claimParts(kind))).toBe(kind);
  });
  it('take numbers as people write them, and nothing else', () => {
    expect(claimKind({ word: 'above', first: '12 500', second: '' })).toBe('above 12500');
    expect(claimKind({ word: 'below', first: '1,250', second: '' })).toBe('below 1250');
    expect(claimKind({ word: 'at_most', first: '20,5', second: '' })).toBe('at most 20.5');
    expect(claimKind({ word: 'between', first: '5', second: '' })).toBeUndefined();
    expect(claimKind({ word: 'above', first: 'many', second: '' })).toBeUndefined();
  });
});
