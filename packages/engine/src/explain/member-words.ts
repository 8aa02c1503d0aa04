import type { Evidence } from './evidence.ts';
import { named } from './listed.ts';
import { outcomeOf, testSentence } from './test-sentences.ts';
import { type Told, toldOf } from './told.ts';
import { testCauses } from './unknown-causes.ts';
import { titleOf } from './words.ts';

/** The open tests of a condition, one after the other; without the title where there is only one. */
export function openTests(evidence: Evidence, node: Told, isAlone = true): string {
  if (node.kind === 'test') {
    if (node.status === 'unknown' && isAlone && node.leaf.measured === null) return testCauses(evidence, node.leaf).join('; ');
    return isAlone ? outcomeOf(evidence, node.leaf) : testSentence(evidence, node.leaf);
  }
  if (node.kind === 'need') return openTests(evidence, node.when, isAlone);
  const parts = node.parts.filter((part) => part.status !== 'met');
  const alone = parts.length === 1;
  return parts.map((part) => openTests(evidence, part, alone && isAlone)).join(node.kind === 'any' ? '; or ' : '; ');
}

const STATUS = { met: 'met', missed: 'not met', unknown: 'not known' } as const;

/** A member in a list: `Happy customers (not met: 60 %, 85 % needed)`. */
export function memberInWords(evidence: Evidence, node: Told, isBrief = false): string {
  const title = named(
    node.kind === 'need' ? node.title : node.kind === 'test' ? titleOf(evidence.program, node.leaf.fact) : STATUS[node.status],
  );
  if (node.kind === 'need' && node.waived !== undefined) return `${title} (waived)`;
  const why = node.status === 'met' || isBrief ? '' : `: ${openTests(evidence, node)}`;
  return node.kind === 'all' || node.kind === 'any' ? `${title}${why}` : `${title} (${STATUS[node.status]}${why})`;
}

export const requirementsOf = (evidence: Evidence, ids: readonly string[]): Told[] =>
  ids.map((id) => toldOf(evidence.requirement(id), evidence));
