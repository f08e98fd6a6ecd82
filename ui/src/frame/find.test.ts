// Finding by a few letters.
import { expect, it } from 'vitest';
import { matching } from './find';

const all = ['Export as PDF', 'Import data', 'Réfugiés accueillis', 'Net migration'].map((label) => ({ label, detail: '' }));
function check(words: string, expected: string[]) {
  expect(matching(all, words).map((x) => x.label)).toEqual(expected);
}
it('finds by the start of a label', () => check('imp', ['Import data']));
it('finds without accents', () => check('refugies', ['Réfugiés accueillis']));
it('needs every word', () => check('mig net', ['Net migration']));
it('puts the start of a label before its middle', () => check('port', ['Export as PDF', 'Import data']));
it('finds nothing for what is not there', () => check('xyz', []));
it('shows everything for nothing', () => expect(matching(all, ' ')).toHaveLength(4));
