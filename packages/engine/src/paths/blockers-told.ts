import type { Evidence } from '../explain/evidence.ts';
import { openTests } from '../explain/member-words.ts';
import { type Told, toldOf } from '../explain/told.ts';
import { titleOf } from '../explain/words.ts';
import { type InTheWay, inTheWay, openRequirements } from './blockers.ts';
import { evidenceOf } from './evidence-of.ts';
import type { Movable } from './movable/movable.ts';
import type { Blocker } from './path.ts';
import { requirementTrace } from './requirement-trace.ts';
import type { Standing } from './standing.ts';

const titleOfTold = (evidence: Evidence, node: Told): string =>
  node.kind === 'need'
    ? node.title
    : node.kind === 'test'
      ? titleOf(evidence.program, node.leaf.fact)
      : node.parts.map((part) => titleOfTold(evidence, part)).join(' and ');

function told(evidence: Evidence, { condition, requirement, unknown }: InTheWay): Blocker {
  const trace = requirement === undefined ? evidence.evaluate(condition) : requirementTrace(evidence, requirement);
  const node = toldOf(trace, evidence);
  const title = titleOfTold(evidence, node);
  const why = openTests(evidence, node);
  return { ...(requirement === undefined ? {} : { requirement }), title, unknown, sentence: why === '' ? title : `${title}: ${why}` };
}

/** ENG-H6: what stands in the way of a tier; where each part could be met by itself, the parts that are not met together. */
export function blockersOf(standing: Standing, tier: number, movables: readonly Movable[]): Blocker[] {
  const { award } = standing.compiled.track;
  const tiers = award === 'ladder' ? Array.from({ length: tier + 1 }, (_, index) => index) : [tier];
  const blockers = new Map<string, Blocker>();
  for (const find of [inTheWay, openRequirements]) {
    for (const index of tiers) {
      const evidence = evidenceOf(standing, index);
      for (const asked of standing.asked(index, movables)) {
        for (const one of find(asked)) {
          const blocker = told(evidence, one);
          blockers.set(one.requirement ?? blocker.sentence, blocker);
        }
      }
    }
    if (blockers.size > 0) break;
  }
  return [...blockers.values()];
}
