// Findings grouped by cause.
import { expect, it } from 'vitest';
import type { FindingView, Level } from '../../wire/generated/wire';
import { causes } from './causes';

const finding = (kind: string, level: Level): FindingView => ({
  fingerprint: kind, level, kind, place: { in: 'profile' }, place_label: '', read: '', expected: '', message: '', mend: '',
});
function check(given: [string, Level][], expected: [string, number][]) {
  expect(causes(given.map(([k, l]) => finding(k, l))).map((c) => [c.kind, c.findings.length])).toEqual(expected);
}
it('puts errors before warnings', () => check([['a', 'warning'], ['b', 'error']], [['b', 1], ['a', 1]]));
it('puts the frequent first among equals', () => check([['a', 'note'], ['b', 'note'], ['b', 'note']], [['b', 2], ['a', 1]]));
it('takes the heaviest level of a cause', () => expect(causes([finding('a', 'note'), finding('a', 'error')])[0]?.level).toBe('error'));
it('keeps every finding', () => check([['a', 'note'], ['a', 'note'], ['a', 'note']], [['a', 3]]));
