// Which texts are measured.
import { expect, it } from 'vitest';
import { longest } from './textWidth';

it('keeps the longest of many, each once', () => {
  const many = Array.from({ length: 5000 }, (_, i) => String((i * 7) % 997));
  const found = longest([...many, 'the longest of all', ...many]);
  expect(found).toContain('the longest of all');
  expect(found.length).toBeLessThan(24);
  expect(new Set(found).size).toBe(found.length);
});
it('keeps all of few', () => expect(longest(['a', 'bb', 'a'])).toEqual(['a', 'bb']));
