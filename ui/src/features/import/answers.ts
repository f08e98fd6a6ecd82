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
/** What was said of labels so far, the later word in place of the earlier. */
export const together = (before: readonly LabelChoice[], now: readonly LabelChoice[]): LabelChoice[] =>
  [...before.filter((b) => !now.some((n) => n.dimension === b.dimension && n.label === b.label)), ...now];
/** New names and codes of indicators that come with the file, each at the headings that the indicator was chosen for.
 *  A code that came from the file itself is its own heading. */
export function renamed(said: readonly IndicatorChoice[], changes: readonly IndicatorChoice[]): IndicatorChoice[] {
  return changes.reduce<IndicatorChoice[]>((list, change) => {
    const headings = list.filter((c) => c.indicator === change.heading).map((c) => c.heading);
    return joined(list, (headings.length > 0 ? headings : [change.heading]).map((heading) => ({ ...change, heading })));
  }, [...said]);
}
