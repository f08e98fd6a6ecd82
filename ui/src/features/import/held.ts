// Why a plan cannot be taken yet, in the order in which one sees to it. Pure.
import type { FindingView, ImportPlan } from '../../wire/generated/wire';

export type Held = { why: 'taken'; finding: FindingView } | { why: 'source'; none: boolean } | { why: 'indicators'; count: number } | { why: 'errors'; findings: FindingView[] };

/** Errors that hold a plan up as a whole; others leave only their own cells out. */
const holding = ['nothing-read', 'no-period', 'decimal-differs', 'source-unknown', 'counterpart-differs'];
/** What is asked for by a field of its own. */
const asked = ['no-source', 'indicator-unknown'];

export function heldBy(plan: Pick<ImportPlan, 'acceptable' | 'source' | 'sources' | 'unnamed' | 'findings'>): Held[] {
  if (plan.acceptable) return [];
  const taken = plan.findings.find((f) => f.kind === 'already-taken');
  if (taken) return [{ why: 'taken', finding: taken }];
  const errors = plan.findings.filter((f) => f.level === 'error');
  const found = errors.filter((f) => holding.includes(f.kind) || (f.kind === 'indicator-unknown' && plan.unnamed.length === 0));
  const out: Held[] = [];
  if (!plan.source || errors.some((f) => f.kind === 'no-source')) out.push({ why: 'source', none: plan.sources.length === 0 });
  if (plan.unnamed.length > 0) out.push({ why: 'indicators', count: plan.unnamed.length });
  if (found.length > 0) out.push({ why: 'errors', findings: found });
  // A kind that is not known here must not leave the button grey without a word.
  const rest = errors.filter((f) => !asked.includes(f.kind));
  return out.length === 0 && rest.length > 0 ? [{ why: 'errors', findings: rest }] : out;
}
