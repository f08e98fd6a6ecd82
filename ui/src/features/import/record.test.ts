// What a part of an added indicator's record says.
import { expect, test } from 'vitest';
import type { RecordPart, TakenPart } from '../../wire/generated/wire';
import { frequencyOf, measureOf, powerOf } from './record';

const part = (name: RecordPart, value: string): TakenPart => ({ part: name, value, said: '', cell: '' });

test('thousands are shown as the number that they are', () => {
  expect(powerOf(part('multiplier', '3'))).toBe(1000);
  expect(powerOf(part('multiplier', '0'))).toBe(1);
  expect(powerOf(part('multiplier', '-3'))).toBeNull();
  expect(powerOf(part('decimals', '3'))).toBeNull();
});

test('only words of ours are translated', () => {
  expect(measureOf(part('measure', 'rate'))).toBe('rate');
  expect(measureOf(part('name', 'rate'))).toBeNull();
  expect(frequencyOf(part('frequency', 'annual'))).toBe('annual');
  expect(frequencyOf(part('frequency', 'now and then'))).toBeNull();
});
