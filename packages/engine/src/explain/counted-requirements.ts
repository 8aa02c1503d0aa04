import { type Program, requirementsCounted } from '@tierwright/program';
import type { ConditionTrace, Decision, TierTrace } from '../decision/decision.ts';
import { Evidence } from './evidence.ts';

type RequirementTrace = Extract<ConditionTrace, { requirement: string }>;

/** Requirements of which a tier asks only through a count, a score or a `held`, as they stand for it. */
export interface CountedRequirements {
  track: string;
  group?: string;
  tier: string;
  requirements: RequirementTrace[];
}

function collect(evidence: Evidence, trace: ConditionTrace, into: Map<string, RequirementTrace>): void {
  if ('all' in trace) for (const part of trace.all) collect(evidence, part, into);
  else if ('any' in trace) for (const part of trace.any) collect(evidence, part, into);
  else if ('not' in trace) collect(evidence, trace.not, into);
  else if ('requirement' in trace) collect(evidence, trace.when, into);
  else {
    const derived = evidence.program.derived?.[trace.fact];
    // Of a value that was given nobody knows what it counts.
    if (!derived || evidence.derived(trace.fact)?.given) return;
    for (const id of requirementsCounted(derived)) {
      const member = evidence.requirement(id);
      if (into.has(id) || !('requirement' in member)) continue;
      into.set(id, member);
      collect(evidence, member.when, into);
    }
  }
}

/** ENG-W20: what a decision says of the requirements that are counted, tier by tier. It needs its trace, and the program that decided. */
export function countedRequirements(decision: Decision, program: Program): CountedRequirements[] {
  return (decision.trace?.tracks ?? []).flatMap(({ track, group, tiers }) => {
    const per = program.tracks?.find(({ id }) => id === track)?.per;
    const bound = per !== undefined && group !== undefined ? { [per]: group } : {};
    return tiers.flatMap((tier: TierTrace): CountedRequirements[] => {
      const found = new Map<string, RequirementTrace>();
      if (tier.qualify) collect(new Evidence(program, decision, tier, bound), tier.qualify, found);
      if (found.size === 0) return [];
      return [{ track, ...(group === undefined ? {} : { group }), tier: tier.tier, requirements: [...found.values()] }];
    });
  });
}
