// Findings by their cause, the heaviest and most frequent first. Pure.
import type { FindingView, Level } from '../../wire/generated/wire';

export interface Cause { kind: string; level: Level; findings: FindingView[] }
const weight: Record<Level, number> = { error: 0, warning: 1, note: 2 };

export function causes(findings: readonly FindingView[]): Cause[] {
  const by = new Map<string, Cause>();
  for (const finding of findings) {
    const cause = by.get(finding.kind) ?? { kind: finding.kind, level: finding.level, findings: [] };
    if (weight[finding.level] < weight[cause.level]) cause.level = finding.level;
    cause.findings.push(finding);
    by.set(finding.kind, cause);
  }
  return [...by.values()].sort((a, b) => weight[a.level] - weight[b.level] || b.findings.length - a.findings.length || (a.kind < b.kind ? -1 : 1));
}
