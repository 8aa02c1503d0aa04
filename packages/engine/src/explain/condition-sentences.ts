import type { Program } from '@tierwright/program';
import type { ConditionTrace, LeafTrace, ParameterTrace } from '../decision/decision.ts';
import { operatorInWords, titleOf, valueInWords } from './words.ts';

/** One requirement of a tier, as a partner manager says it. */
export interface RequirementLine {
  requirement: string;
  title: string;
  status: 'met' | 'missed' | 'unknown';
  sentence: string;
  /** The tests behind it, each with what was measured. */
  details: string[];
}

function origin(program: Program, leaf: LeafTrace, parameters: readonly ParameterTrace[]): string {
  const parameter = parameters.find((candidate) => candidate.parameter === leaf.of);
  if (!parameter || parameter.value === null)
    return program.parameters?.[leaf.of ?? '']?.placeholder === undefined ? '' : ' (a number that is not published)';
  const parts = [
    parameter.from === undefined ? '' : `since ${parameter.from}`,
    parameter.variant === undefined ? '' : parameter.variant,
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : ` (${parts.join('; ')})`;
}

function leafSentence(program: Program, leaf: LeafTrace, parameters: readonly ParameterTrace[]): string {
  const measured = valueInWords(program, leaf.fact, leaf.measured);
  const threshold = valueInWords(program, leaf.fact, leaf.threshold);
  const missing =
    leaf.shortfall === undefined || leaf.shortfall <= 0
      ? ''
      : `; ${valueInWords(program, leaf.fact, leaf.shortfall)} ${leaf.operator.startsWith('less') ? 'too much' : 'missing'}`;
  return `${titleOf(program, leaf.fact)}: ${measured}, ${operatorInWords(leaf.operator)} ${threshold}${origin(program, leaf, parameters)}${missing}`;
}

function details(program: Program, trace: ConditionTrace, parameters: readonly ParameterTrace[]): string[] {
  if ('all' in trace) return trace.all.flatMap((part) => details(program, part, parameters));
  if ('any' in trace) return trace.any.flatMap((part) => details(program, part, parameters));
  if ('not' in trace) return details(program, trace.not, parameters).map((sentence) => `not: ${sentence}`);
  if ('requirement' in trace) return [];
  return [leafSentence(program, trace, parameters)];
}

const STATUS_WORDS = { met: 'met', missed: 'not met', unknown: 'cannot be told: data is missing' } as const;

/** Every requirement that a tier's conditions name, outermost first; tests outside of requirements stand under the tier's own title. */
export function requirementLines(
  program: Program,
  title: string,
  trace: ConditionTrace,
  parameters: readonly ParameterTrace[],
): RequirementLine[] {
  const lines: RequirementLine[] = [];
  const visit = (node: ConditionTrace): void => {
    if ('all' in node) node.all.forEach(visit);
    else if ('any' in node) node.any.forEach(visit);
    else if ('not' in node) visit(node.not);
    else if ('requirement' in node) {
      const waived = node.waived === undefined ? '' : `, waived by exception ${node.waived}`;
      lines.push({
        requirement: node.requirement,
        title: node.title,
        status: node.status,
        sentence: `${node.title}: ${STATUS_WORDS[node.status]}${waived}`,
        details: details(program, node.when, parameters),
      });
      visit(node.when);
    } else if (node === trace) {
      lines.push({
        requirement: '',
        title,
        status: node.status,
        sentence: `${title}: ${STATUS_WORDS[node.status]}`,
        details: [leafSentence(program, node, parameters)],
      });
    }
  };
  visit(trace);
  return lines;
}
