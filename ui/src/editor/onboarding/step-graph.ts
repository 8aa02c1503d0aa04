import type { Json, STEP_KINDS } from '@tierwright/program';
import type { JsonEdits, Path } from '../document/json-edits.ts';
import { freeId, idsOf, isMembers, itemsOf, type Members, membersOf, textOf, textsOf, titleOf } from '../document/reading.ts';
import { valueAt } from '../document/value-at.ts';

export const STEPS: Path = ['onboarding', 'steps'];
export const FAST_TRACKS: Path = ['onboarding', 'fastTrack'];
export const MILESTONES: Path = ['onboarding', 'milestones'];

export type StepKind = (typeof STEP_KINDS)[number];
const BY_PARTNER: ReadonlySet<string> = new Set(['form', 'signature', 'training', 'certificate']);

/** A step of the onboarding, as a node of its graph. */
export interface GraphStep {
  readonly index: number;
  readonly id: string;
  readonly title: string;
  readonly kind: string;
  /** Who does it: as written, or as its kind says (O1). */
  readonly owner: string;
  /** What has to be done first: as written, or the step before (S5). */
  readonly after: readonly string[];
  readonly isAfterWritten: boolean;
}

const ownerOf = (step: Members): string => {
  const kind = textOf(step.kind);
  return textOf(step.owner) || (BY_PARTNER.has(kind) ? 'partner' : kind === 'provisioning' ? 'system' : '');
};

/** Every step, and what it follows. */
export function graphSteps(program: Members): GraphStep[] {
  const steps = itemsOf(valueAt({ ...program }, STEPS));
  const ids = idsOf([...steps]);
  return steps.map((step, index) => {
    const members = membersOf(step);
    const before = ids[index - 1];
    return {
      index,
      id: ids[index] ?? '',
      title: titleOf(step),
      kind: textOf(members.kind),
      owner: ownerOf(members),
      after: Array.isArray(members.after) ? textsOf(members.after) : before === undefined ? [] : [before],
      isAfterWritten: Array.isArray(members.after),
    };
  });
}

/** The arrows of the graph: only those between steps that there are. */
export function graphArrows(steps: readonly GraphStep[]): { readonly from: string; readonly to: string }[] {
  const known = new Set(steps.map(({ id }) => id));
  return steps.flatMap(({ id, after }) => after.filter((from) => known.has(from)).map((from) => ({ from, to: id })));
}

/** Whether `later` comes after `earlier`, however far. */
export function comesAfter(steps: readonly GraphStep[], later: string, earlier: string): boolean {
  const seen = new Set<string>();
  const waiting = [later];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (id === earlier) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    waiting.push(...(steps.find((step) => step.id === id)?.after ?? []));
  }
  return false;
}

const pathOf = (index: number): Path => [...STEPS, index];

/** A step follows another; false where it would wait for itself. */
export function connect(edits: JsonEdits, program: Members, from: string, to: string): boolean {
  const steps = graphSteps(program);
  const step = steps.find(({ id }) => id === to);
  if (!step || !steps.some(({ id }) => id === from) || comesAfter(steps, from, to)) return false;
  if (!step.after.includes(from)) edits.set([...pathOf(step.index), 'after'], [...step.after, from]);
  return true;
}

/** A step follows another no longer. */
export function disconnect(edits: JsonEdits, program: Members, from: string, to: string): void {
  const step = graphSteps(program).find(({ id }) => id === to);
  if (!step?.after.includes(from)) return;
  edits.set(
    [...pathOf(step.index), 'after'],
    step.after.filter((id) => id !== from),
  );
}

/** Who a new step falls to where its kind does not say. */
const someRole = (program: Members): string => Object.keys(membersOf(program.roles))[0] ?? 'channelManager';

/** A new step after others (none: it starts at once); gives its id. It stands last in the list. */
export function addStep(edits: JsonEdits, program: Members, after: readonly string[], title: string): string {
  const steps = graphSteps(program);
  const id = freeId(
    'step',
    steps.map((step) => step.id),
  );
  const step: Json = { id, title, kind: 'check', owner: someRole(program), after: [...after], sla: { business: 'P5D' } };
  if (steps.length > 0) edits.set(pathOf(steps.length), step);
  else if (isMembers(program.onboarding)) edits.set(STEPS, [step]);
  else edits.set(['onboarding'], { steps: [step] });
  return id;
}

/** Writes down what follows what wherever the order of the list says another thing from now on. */
function writeAfter(edits: JsonEdits, order: readonly GraphStep[], afterOf: (step: GraphStep) => readonly string[]): void {
  order.forEach((step, place) => {
    const wanted = afterOf(step);
    const before = order[place - 1]?.id;
    const usual = before === undefined ? [] : [before];
    const now = step.isAfterWritten ? step.after : usual;
    if (wanted.join('\n') !== now.join('\n')) edits.set([...pathOf(step.index), 'after'], [...wanted]);
  });
}

/**
 * Takes a step away: what followed it follows what it followed. Fast tracks skip it no longer (one that skips nothing goes),
 * rejections do not reopen it. The last step stays.
 */
export function removeStep(edits: JsonEdits, program: Members, id: string): void {
  const steps = graphSteps(program);
  const gone = steps.find((step) => step.id === id);
  if (!gone || steps.length < 2) return;
  const rest = steps.filter((step) => step !== gone);
  writeAfter(edits, rest, ({ after }) => [...new Set(after.flatMap((one) => (one === id ? gone.after : [one])))]);
  for (const { index } of rest) without(edits, program, [...pathOf(index), 'onReject', 'redo'], id, [...pathOf(index), 'onReject', 'redo']);
  const tracks = itemsOf(valueAt({ ...program }, FAST_TRACKS));
  // From the last, so that the places of the others stay.
  for (let index = tracks.length - 1; index >= 0; index -= 1) {
    const track: Path = [...FAST_TRACKS, index];
    without(edits, program, [...track, 'skip'], id, tracks.length === 1 ? FAST_TRACKS : track);
  }
  edits.remove(pathOf(gone.index));
}

/** Takes an id out of a list; where nothing is left, `whole` goes. */
function without(edits: JsonEdits, program: Members, list: Path, id: string, whole: Path): void {
  const ids = textsOf(valueAt({ ...program }, list));
  if (!ids.includes(id)) return;
  const rest = ids.filter((one) => one !== id);
  if (rest.length === 0) edits.remove(whole);
  else edits.set(list, rest);
}

/** Moves a step in the list; who follows whom stays. */
export function moveStep(edits: JsonEdits, program: Members, from: number, to: number): void {
  const order = graphSteps(program);
  const [moved] = order.splice(from, 1);
  if (!moved || to < 0 || to > order.length) return;
  order.splice(to, 0, moved);
  writeAfter(edits, order, ({ after }) => after);
  edits.move(STEPS, from, to);
}

const NEEDS: Readonly<Record<string, readonly string[]>> = {
  form: ['fields'],
  approval: ['chain'],
  provisioning: ['provides'],
  signature: ['countersign'],
};

/** The members that only steps of a kind have. */
const membersOfKind = (kind: string): readonly string[] => NEEDS[kind] ?? [];

/** A step becomes one of another kind: what only the old kind has goes, what the new one needs is there. */
export function setKind(edits: JsonEdits, program: Members, index: number, kind: StepKind): void {
  const step = membersOf(valueAt({ ...program }, pathOf(index)));
  const was = textOf(step.kind);
  if (was === kind) return;
  edits.set([...pathOf(index), 'kind'], kind);
  for (const member of membersOfKind(was)) if (step[member] !== undefined) edits.remove([...pathOf(index), member]);
  const at = (member: string): Path => [...pathOf(index), member];
  if (kind === 'form' && step.fields === undefined)
    edits.set(at('fields'), [{ id: 'answer', title: textOf(step.title) || kind, type: 'text' }]);
  if (kind === 'approval' && step.chain === undefined) edits.set(at('chain'), 'review');
  if (kind === 'provisioning' && step.provides === undefined) edits.set(at('provides'), 'access');
  const isMandatory = !BY_PARTNER.has(kind) && kind !== 'provisioning' && kind !== 'approval';
  if (isMandatory && step.owner === undefined) edits.set(at('owner'), someRole(program));
}

/** A milestone that the language takes: the first fact that is a number, at least 1. */
export function addMilestone(edits: JsonEdits, program: Members, title: string): void {
  const list = itemsOf(valueAt({ ...program }, MILESTONES));
  const facts = Object.entries(membersOf(program.facts));
  const [fact] = facts.find(([, one]) => ['integer', 'number'].includes(textOf(membersOf(one).type))) ?? ['leads.open'];
  const passes = { all: [{ fact, operator: 'greaterThanInclusive', value: 1 }] };
  const milestone: Json = { id: freeId('milestone', idsOf([...list])), title, within: 'P90D', passes };
  edits.set(list.length === 0 ? MILESTONES : [...MILESTONES, list.length], list.length === 0 ? [milestone] : milestone);
}

/** A fast track that skips a step. */
export function addFastTrack(edits: JsonEdits, program: Members, title: string): void {
  const list = itemsOf(valueAt({ ...program }, FAST_TRACKS));
  const [first] = graphSteps(program);
  if (!first) return;
  const types = idsOf(program.partnerTypes);
  const when = { all: [{ fact: 'partner.type', operator: 'equal', value: types[0] ?? 'reseller' }] };
  const track: Json = { id: freeId('fast', idsOf([...list])), title, skip: [first.id], when };
  edits.set(list.length === 0 ? FAST_TRACKS : [...FAST_TRACKS, list.length], list.length === 0 ? [track] : track);
}
