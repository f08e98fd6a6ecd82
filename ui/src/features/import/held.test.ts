// Why a plan cannot be taken.
import { expect, it } from 'vitest';
import type { FindingView } from '../../wire/generated/wire';
import { heldBy } from './held';

const finding = (kind: string, level: FindingView['level'] = 'error'): FindingView => ({ fingerprint: kind, level, kind, place: { in: 'file', file: 'f', cell: '' }, place_label: 'f', read: '', expected: '', message: '', mend: '' });
const source = { code: 'MOI', name: 'Ministry' };
const why = (plan: Omit<Parameters<typeof heldBy>[0], 'sources'>) => heldBy({ ...plan, sources: [source] }).map((h) => ('findings' in h ? `${h.why} ${h.findings.length}` : h.why));

it('says nothing of a plan that can be taken', () => expect(why({ acceptable: true, source: null, unnamed: ['a'], findings: [finding('nothing-read')] })).toEqual([]));
it('asks for the source, the indicators and what is wrong, in this order', () => {
  expect(why({ acceptable: false, source: null, unnamed: ['a', 'b'], findings: [finding('no-period'), finding('no-source'), finding('indicator-unknown'), finding('two-values')] })).toEqual(['source', 'indicators', 'errors 1']);
});
it('leaves errors of single cells alone while something else is missing', () => expect(why({ acceptable: false, source: null, unnamed: [], findings: [finding('not-a-number')] })).toEqual(['source']));
it('counts an unknown indicator that no heading asks for as an error', () => expect(why({ acceptable: false, source, unnamed: [], findings: [finding('indicator-unknown')] })).toEqual(['errors 1']));
it('says one thing alone of a file that is taken already', () => expect(why({ acceptable: false, source, unnamed: [], findings: [finding('already-taken', 'note'), finding('no-period')] })).toEqual(['taken']));
it('falls back on all errors where it knows of none that holds the plan up', () => expect(why({ acceptable: false, source, unnamed: [], findings: [finding('some-new-kind')] })).toEqual(['errors 1']));
it('knows that there is no source to choose from', () => expect(heldBy({ acceptable: false, source: null, sources: [], unnamed: [], findings: [] })).toEqual([{ why: 'source', none: true }]));
