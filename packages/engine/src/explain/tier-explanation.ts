import type { TierTrace } from '../decision/decision.ts';
import type { Evidence } from './evidence.ts';
import { causesOf, countMissing, missingInWords } from './missing.ts';
import { type RequirementLine, requirementLines } from './requirement-lines.ts';
import { type Told, toldOf } from './told.ts';

export interface TierExplanation {
  tier: string;
  title: string;
  status: 'met' | 'missed' | 'unknown';
  sentence: string;
  requirements: RequirementLine[];
}

function sentenceOf(evidence: Evidence, trace: TierTrace, node: Told | undefined): string {
  if (!node) return `${trace.title}: open to all.`;
  if (trace.status === 'met') return `${trace.title}: everything it asks for is met.`;
  const causes = causesOf(evidence, node).join('; ');
  if (trace.status === 'unknown') return `${trace.title} cannot be decided: ${causes}.`;
  const missing = missingInWords(evidence, node);
  const verb = countMissing(evidence, node) === 1 ? 'is' : 'are';
  return `${trace.title}: still missing ${verb} ${missing}.${causes === '' ? '' : ` Not decided: ${causes}.`}`;
}

/** One tier: whether it is met, and each thing it asks for. */
export function tierExplanation(evidence: Evidence, trace: TierTrace): TierExplanation {
  const { tier, title, status, qualify } = trace;
  const node = qualify ? toldOf(qualify, evidence) : undefined;
  const sentence = sentenceOf(evidence, trace, node);
  return { tier, title, status, sentence, requirements: node ? requirementLines(evidence, node) : [] };
}
