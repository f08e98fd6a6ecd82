// Places of a received file in words.
import { afterEach, expect, it } from 'vitest';
import { locale } from '../messages/index.svelte';
import { cellWords, placeWords } from './filePlace';

afterEach(() => locale.set('en'));
const plain = (text: string) => text.replace(/[\u2066-\u2069]/gu, '');
it('says lines and columns in the language of the window', () => {
  expect([cellWords('line 4, column 3'), cellWords('line 31')].map(plain)).toEqual(['line 4, column 3', 'line 31']);
  locale.set('fr');
  expect(plain(placeWords({ place: { in: 'file', file: 'a.csv', cell: 'line 4, column 3' }, place_label: 'a.csv, line 4, column 3' }))).toBe('a.csv, ligne 4, colonne 3');
});
it('leaves cells, sheets and places elsewhere as they are', () => {
  locale.set('ar');
  expect(['Table 1!B17', 'Permits', ''].map(cellWords)).toEqual(['Table 1!B17', 'Permits', '']);
  expect(placeWords({ place: { in: 'profile' }, place_label: 'line 4' })).toBe('line 4');
});
