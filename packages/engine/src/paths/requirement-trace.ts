import type { ConditionTrace } from '../decision/decision.ts';
import type { Evidence } from '../explain/evidence.ts';

function find(trace: ConditionTrace, requirement: string): ConditionTrace | undefined {
  if ('requirement' in trace) return trace.requirement === requirement ? trace : find(trace.when, requirement);
  if ('not' in trace) return find(trace.not, requirement);
  const parts = 'all' in trace ? trace.all : 'any' in trace ? trace.any : [];
  for (const part of parts) {
    const found = find(part, requirement);
    if (found) return found;
  }
  return undefined;
}

/** A requirement as the trace of the tier has it, with what is missing; one behind a count is evaluated again. */
export const requirementTrace = (evidence: Evidence, requirement: string): ConditionTrace =>
  (evidence.tier?.qualify ? find(evidence.tier.qualify, requirement) : undefined) ?? evidence.requirement(requirement);
