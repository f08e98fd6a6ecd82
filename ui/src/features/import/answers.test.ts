// Which answers wait to be read.
import { expect, it } from 'vitest';
import { joined, renamed, together, unread } from './answers';

const label = (name: string, code: string) => ({ dimension: 'birth', label: name, code });
const heading = (name: string, indicator: string) => ({ heading: name, indicator, name: '' });
it('waits for what was not read, and for what was read otherwise', () => {
  expect(unread([], [label('Congo', 'COG')])).toBe(false);
  expect(unread([label('Congo', 'COG')], [])).toBe(true);
  expect(unread([label('Congo', 'COG')], [label('Congo', 'COD')])).toBe(true);
  expect(unread([label('Congo', 'COG')], [label('Congo', 'COG')])).toBe(false);
  expect(unread([heading('a', 'IMM-001')], [heading('a', 'IMM-002')])).toBe(true);
});
it('takes the later word of a heading', () => expect(joined([heading('a', 'X'), heading('b', 'Y')], [heading('a', 'Z')])).toEqual([heading('b', 'Y'), heading('a', 'Z')]));
it('takes the later word of a label', () => expect(together([label('a', 'X'), label('b', 'Y')], [label('a', 'Z')])).toEqual([label('b', 'Y'), label('a', 'Z')]));
it('renames at the headings that an indicator was chosen for', () => {
  expect(renamed([heading('a', 'X'), heading('b', 'X'), heading('c', 'Y')], [{ heading: 'X', indicator: 'N', name: 'n' }]))
    .toEqual([heading('c', 'Y'), { heading: 'a', indicator: 'N', name: 'n' }, { heading: 'b', indicator: 'N', name: 'n' }]);
});
it('takes a code of the file itself as its heading', () => expect(renamed([], [{ heading: 'X', indicator: 'N', name: 'n' }])).toEqual([{ heading: 'X', indicator: 'N', name: 'n' }]));
