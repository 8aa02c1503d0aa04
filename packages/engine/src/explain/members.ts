import type { EachOf } from '@tierwright/program';
import type { ConditionTrace, LeafTrace } from '../decision/decision.ts';
import { amountOf } from './amount-of.ts';
import type { Evidence } from './evidence.ts';
import { listed, named } from './listed.ts';
import { memberInWords, requirementsOf } from './member-words.ts';
import { scoreLines } from './score-lines.ts';
import { sourceOf } from './sources.ts';
import { outcomeOf, subjectOf, testSentence } from './test-sentences.ts';
import type { Told } from './told.ts';
import { titleOf, valueInWords } from './words.ts';

/** The members of a count, if those met and unknown add up to what was decided. */
function countMembers(evidence: Evidence, leaf: LeafTrace, ids: readonly string[]): Told[] | undefined {
  const members = requirementsOf(evidence, ids);
  const met = members.filter(({ status }) => status === 'met').length;
  const unknown = members.filter(({ status }) => status === 'unknown').length;
  const { value, atMost } = evidence.read(leaf.fact);
  return value === met && (atMost ?? value) === met + unknown ? members : undefined;
}

/** `Electives met: 1 of 3, 2 needed: Security specialization (met), Happy customers (not met: …)` (ENG-W5). */
function countSentence(evidence: Evidence, leaf: LeafTrace, ids: readonly string[]): string {
  const { program } = evidence;
  const { value, atMost } = evidence.read(leaf.fact);
  const members = countMembers(evidence, leaf, ids);
  if (!members) {
    const titles = ids.map((id) => named(program.requirements?.[id]?.title ?? id));
    return `${testSentence(evidence, leaf)}; counted: ${listed(titles)}`;
  }
  const amount = amountOf(evidence, leaf.fact, Number(value), atMost);
  const outcome = outcomeOf(evidence, leaf).slice(amount.length);
  const told = leaf.status === 'met' ? members.filter(({ status }) => status === 'met') : members;
  const list = told.map((member) =>
    leaf.status === 'met' ? named(member.kind === 'need' ? member.title : '') : memberInWords(evidence, member),
  );
  return `${titleOf(program, leaf.fact)}: ${amount} of ${ids.length}${outcome}: ${leaf.status === 'met' ? listed(list) : list.join(', ')}`;
}

const GROUPS_TOLD = 10;

/** Which groups were counted, if they are as many as was decided: `2 (search and video), must be 0`. */
function eachSentence(evidence: Evidence, leaf: LeafTrace, derived: EachOf): string {
  const { value, atMost } = evidence.read(leaf.fact);
  const sentence = testSentence(evidence, leaf);
  const bound = { field: derived.each, groups: evidence.groupsOf(derived.each) };
  const counted = bound.groups.filter((group) => evidence.in(bound.field, group).evaluate(derived.where).status === 'met');
  if (counted.length !== value || counted.length === 0) return sentence;
  const more = counted.length > GROUPS_TOLD ? [`${counted.length - GROUPS_TOLD} more`] : [];
  const subject = `${subjectOf(evidence, leaf)}: ${amountOf(evidence, leaf.fact, value, atMost)}`;
  return `${subject} (${listed([...counted.slice(0, GROUPS_TOLD), ...more])})${sentence.slice(subject.length)}`;
}

const valueWithSource = (evidence: Evidence, id: string): string => {
  const { value, atMost } = evidence.read(id);
  const amount = typeof value === 'number' ? amountOf(evidence, id, value, atMost) : valueInWords(evidence.program, id, value);
  return `${named(titleOf(evidence.program, id))} ${amount}${sourceOf(evidence, id)}`;
};

const MADE_OF = 'made of:';

/** What a ratio, sum, minimum or maximum is made of; numbers of the program are left out. */
function operandLines(evidence: Evidence, operands: readonly string[], minus: readonly string[] = []): string[] {
  const told = (ids: readonly string[]) =>
    ids.filter((operand) => !evidence.program.parameters?.[operand]).map((operand) => valueWithSource(evidence, operand));
  const parts = told(operands);
  if (parts.length === 0) return [];
  const less = minus.length === 0 ? '' : `, less ${told(minus).join(' and ')}`;
  const inner = [...operands, ...minus].flatMap((operand) => {
    const [first, ...more] = evidence.program.derived?.[operand] ? memberLines(evidence, operand) : [];
    const isMadeOf = first?.startsWith(MADE_OF) === true;
    return first === undefined ? [] : [isMadeOf ? `${named(titleOf(evidence.program, operand))}, ${first}` : first, ...more];
  });
  return [`${MADE_OF} ${parts.join('; ')}${less}`, ...inner];
}

function namesRequirement(trace: ConditionTrace, id: string): boolean {
  if ('all' in trace) return trace.all.some((part) => namesRequirement(part, id));
  if ('any' in trace) return trace.any.some((part) => namesRequirement(part, id));
  if ('not' in trace) return namesRequirement(trace.not, id);
  return 'requirement' in trace && (trace.requirement === id || namesRequirement(trace.when, id));
}

/** What stands behind a derived value, line by line. */
function memberLines(evidence: Evidence, id: string): string[] {
  const derived = evidence.program.derived?.[id];
  if (!derived || evidence.derived(id)?.given) return [];
  if ('score' in derived) return scoreLines(evidence, id, derived);
  if ('ratio' in derived) return operandLines(evidence, derived.ratio);
  if ('sum' in derived) return operandLines(evidence, derived.sum, derived.minus);
  if ('min' in derived) return operandLines(evidence, derived.min);
  if ('max' in derived) return operandLines(evidence, derived.max);
  if ('held' in derived && evidence.read(id).value !== true) {
    const [today] = requirementsOf(evidence, [derived.held]);
    if (!today) return [];
    const isToldAbove = evidence.tier?.qualify ? namesRequirement(evidence.tier.qualify, derived.held) : false;
    return [`Today: ${memberInWords(evidence, today, isToldAbove)}`];
  }
  return [];
}

/** A test in one sentence, with the members of a count or the groups that were counted. */
export function wholeTest(evidence: Evidence, leaf: LeafTrace): string {
  const derived = evidence.program.derived?.[leaf.fact];
  const isDecided = leaf.measured !== null && leaf.threshold !== null && !evidence.derived(leaf.fact)?.given;
  if (derived && 'count' in derived && isDecided) return countSentence(evidence, leaf, derived.count);
  if (derived && 'each' in derived && isDecided) return eachSentence(evidence, leaf, derived);
  return testSentence(evidence, leaf);
}

/** A test with what stands behind it. */
export const testLines = (evidence: Evidence, leaf: LeafTrace): string[] => [
  wholeTest(evidence, leaf),
  ...memberLines(evidence, leaf.fact),
];
