// Proposed names and codes.
import { expect, it } from 'vitest';
import { nameOf, nextCode } from './naming';

it('makes a name of a heading or of a file', () => {
  expect(['permits_2024.csv', ' Residence   permits ', 'v1.2 rates'].map(nameOf)).toEqual(['permits 2024', 'Residence permits', 'v1.2 rates']);
});
it('proposes a code that nobody has', () => {
  expect([nextCode([]), nextCode(['IND-001', 'IMM-002']), nextCode(['IND-002', 'IND-001'])]).toEqual(['IND-001', 'IND-002', 'IND-003']);
});
