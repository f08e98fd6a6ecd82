// What a part of an added indicator's record says, where it is a word or a number of ours. Pure.
import type { Measure, TakenPart } from '../../wire/generated/wire';

const measures: readonly Measure[] = ['stock', 'flow', 'balance', 'event_count', 'amount', 'rate', 'share', 'index'];
const frequencies = ['annual', 'half_yearly', 'quarterly', 'monthly', 'weekly', 'daily', 'irregular'] as const;
type Frequency = (typeof frequencies)[number];
/** The largest power of ten whose number is shown in digits. */
const shown = 9;

export function measureOf(part: TakenPart): Measure | null {
  return part.part === 'measure' ? measures.find((m) => m === part.value) ?? null : null;
}

export function frequencyOf(part: TakenPart): Frequency | null {
  return part.part === 'frequency' ? frequencies.find((f) => f === part.value) ?? null : null;
}

/** What one unit of a value stands for: 1000 for thousands. */
export function powerOf(part: TakenPart): number | null {
  const power = part.part === 'multiplier' ? Number(part.value) : NaN;
  return Number.isInteger(power) && power >= 0 && power <= shown ? 10 ** power : null;
}
