import type { Invariant } from '../../invariants/schema.ts';
import { childPointer } from '../../source/json-pointer.ts';
import type { Expectation, Json, ProgramTest } from '../../tests/schema.ts';
import { conditionUses } from '../condition-uses.ts';
import type { Namespace, Part } from '../part.ts';
import { eachIn, eachOf, type Recorder } from '../recorder.ts';
import { useRoute } from './deal-registration.ts';

export function invariantParts(recorder: Recorder, invariants: Invariant[], pointer: string): void {
  eachIn(invariants, pointer, (invariant, at) => {
    const part = recorder.part('invariant', invariant.kind, invariant.kind, at);
    if ('fact' in invariant) recorder.use(part, 'value', invariant.fact, childPointer(at, 'fact'));
    else if ('section' in invariant) conditionUses(recorder, invariant.when, childPointer(at, 'when'), { by: part });
    else if (invariant.track !== undefined) recorder.use(part, 'track', invariant.track, childPointer(at, 'track'));
  });
}

export function testParts(recorder: Recorder, tests: ProgramTest[], pointer: string): void {
  eachIn(tests, pointer, (test, at) => {
    const part = recorder.part('test', test.name, test.name, at);
    keys(recorder, part, 'record', test.records, childPointer(at, 'records'));
    keys(recorder, part, 'record', test.loaded, childPointer(at, 'loaded'));
    eachIn(test.family, childPointer(at, 'family'), (member, memberAt) =>
      keys(recorder, part, 'record', member.records, childPointer(memberAt, 'records')),
    );
    keys(recorder, part, 'value', test.facts, childPointer(at, 'facts'));
    keys(recorder, part, 'value', test.set, childPointer(at, 'set'));
    setUses(recorder, part, test.set, childPointer(at, 'set'));
    const previous = childPointer(at, 'previous');
    if (typeof test.previous?.tier === 'string') recorder.use(part, 'tier', test.previous.tier, childPointer(previous, 'tier'));
    groupTiers(recorder, part, test.previous?.groups, childPointer(previous, 'groups'));
    expectUses(recorder, part, test.expect, childPointer(at, 'expect'));
    for (const list of ['timeline', 'instead'] as const) {
      eachIn<{ facts?: object; expect?: Expectation }>(test[list], childPointer(at, list), (step, stepAt) => {
        keys(recorder, part, 'value', step.facts, childPointer(stepAt, 'facts'));
        expectUses(recorder, part, step.expect, childPointer(stepAt, 'expect'));
      });
    }
  });
}

/** A parameter fixed for each tier or band. */
function setUses(recorder: Recorder, part: Part, set: Record<string, Json> | undefined, pointer: string): void {
  eachOf(set, pointer, (value, id, at) => {
    const parameter = recorder.program.parameters?.[id];
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
    if (parameter?.byTier !== undefined) keys(recorder, part, 'tier', value, at);
    else if (parameter?.byBand !== undefined) keys(recorder, part, 'band', value, at);
  });
}

function expectUses(recorder: Recorder, part: Part, expect: Expectation | undefined, at: string): void {
  if (expect === undefined) return;
  if (typeof expect.track === 'string') recorder.use(part, 'track', expect.track, childPointer(at, 'track'));
  if (typeof expect.tier === 'string') recorder.use(part, 'tier', expect.tier, childPointer(at, 'tier'));
  groupTiers(recorder, part, expect.groups, childPointer(at, 'groups'));
  keys(recorder, part, 'value', expect.facts, childPointer(at, 'facts'));
  eachIn(expect.unknown, childPointer(at, 'unknown'), (id, idAt) => recorder.use(part, 'value', id, idAt));
  keys(recorder, part, 'tier', expect.missed, childPointer(at, 'missed'));
  eachOf(expect.missed, childPointer(at, 'missed'), (ids, _, tierAt) =>
    eachIn(ids, tierAt, (id, idAt) => recorder.use(part, 'requirement', id, idAt)),
  );
  keys(recorder, part, 'benefit', expect.benefits, childPointer(at, 'benefits'));
  keys(recorder, part, 'stacking', expect.stacking, childPointer(at, 'stacking'));
  const deal = childPointer(at, 'deal');
  useRoute(recorder, part, expect.deal?.then, childPointer(deal, 'then'));
  if (expect.deal?.by !== undefined) recorder.use(part, 'dealRule', expect.deal.by, childPointer(deal, 'by'));
}

function keys(recorder: Recorder, part: Part, namespace: Namespace, map: object | undefined, pointer: string): void {
  for (const id of Object.keys(map ?? {})) recorder.use(part, namespace, id, childPointer(pointer, id), { key: true });
}

function groupTiers(recorder: Recorder, part: Part, groups: Record<string, string | null> | undefined, pointer: string): void {
  eachOf(groups, pointer, (tier, _, at) => {
    if (tier !== null) recorder.use(part, 'tier', tier, at);
  });
}
