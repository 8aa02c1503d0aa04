import type { Condition } from '@tierwright/program';
import { type Decision, ENGINE_VERSION } from '../decision/decision.ts';
import { Evidence } from '../explain/evidence.ts';
import { openTests } from '../explain/member-words.ts';
import { type Told, toldOf } from '../explain/told.ts';
import { titleOf } from '../explain/words.ts';
import { traceDecision } from '../trace/trace-decision.ts';
import { frameOn, programOn, waive } from '../tracks/subject.ts';
import { type InTheWay, inTheWay, openRequirements } from './blockers.ts';
import type { Movable } from './movable/movable.ts';
import type { Blocker } from './path.ts';
import type { Standing } from './standing.ts';

/** What the trace of a decision would say of a tier of this standing. */
function evidenceOf(standing: Standing, tier: number): Evidence {
  const { subject, compiled, group } = standing;
  const { program, hash } = subject.compiled;
  const { track } = compiled;
  const frame = frameOn(subject, subject.asOf);
  const traced = [{ compiled, group, frame: standing.frame() }];
  const trace = traceDecision(frame, programOn(subject, subject.asOf), traced, (id) => waive(frame, subject, id));
  const decision: Decision = {
    program: program.program,
    version: program.version,
    hash,
    engineVersion: ENGINE_VERSION,
    asOf: subject.asOf,
    parametersAsOf: subject.parametersAsOf,
    partner: subject.partner,
    tracks: [],
    benefits: [],
    stacking: [],
    exceptions: subject.exceptions.listed(subject.asOf),
    trace,
  };
  const bound = track.per !== undefined && group !== undefined ? { [track.per]: group } : {};
  return new Evidence(program, decision, trace.tracks[0]?.tiers[tier], bound);
}

const titleOfTold = (evidence: Evidence, node: Told): string =>
  node.kind === 'need'
    ? node.title
    : node.kind === 'test'
      ? titleOf(evidence.program, node.leaf.fact)
      : node.parts.map((part) => titleOfTold(evidence, part)).join(' and ');

function told(evidence: Evidence, { condition, requirement, unknown }: InTheWay): Blocker {
  const node = toldOf(evidence.evaluate(condition as Condition), evidence);
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
