// Which answers wait to be read.
import { expect, it } from 'vitest';
import { joined, unread } from './answers';

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
