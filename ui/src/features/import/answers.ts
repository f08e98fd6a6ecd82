// What was chosen in the dialog against what was read last. Pure.
import type { IndicatorChoice, LabelChoice } from '../../wire/generated/wire';

/** Whether something is chosen that the last reading did not know. */
export function unread(chosen: readonly (LabelChoice | IndicatorChoice)[], read: readonly (LabelChoice | IndicatorChoice)[]): boolean {
  const one = (choice: LabelChoice | IndicatorChoice) => ('heading' in choice ? [choice.heading, choice.indicator, choice.name] : [choice.dimension, choice.label, choice.code]).join('\u0000');
  const known = new Set(read.map(one));
  return chosen.some((choice) => !known.has(one(choice)));
}
/** What was said of headings, the later word in place of the earlier. */
export const joined = (before: readonly IndicatorChoice[], now: readonly IndicatorChoice[]): IndicatorChoice[] =>
  [...before.filter((b) => !now.some((n) => n.heading === b.heading)), ...now];
