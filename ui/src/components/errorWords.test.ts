// Failures as sentences.
import { expect, it } from 'vitest';
import { errorWords, sentence } from './errorWords';

it('parts what happened from what to do', () => {
  expect(errorWords('row 2 of the heading says that already over the values; say first what the row means')).toEqual({ what: 'Row 2 of the heading says that already over the values.', step: 'Say first what the row means.' });
});
it('leaves a semicolon alone that no step follows', () => expect(errorWords('the file is damaged; nothing was read')).toEqual({ what: 'The file is damaged; nothing was read.', step: '' }));
it('leaves names, ends and other scripts as they are', () => {
  expect(['times_ten_to = x is no number', 'flows.xlsx is damaged', 'Done.', 'لا شيء', '..', ''].map(sentence)).toEqual(['times_ten_to = x is no number.', 'flows.xlsx is damaged.', 'Done.', 'لا شيء.', '..', '']);
});
