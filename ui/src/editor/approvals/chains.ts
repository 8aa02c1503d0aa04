import type { Json } from '@tierwright/program';
import type { JsonEdits, Path } from '../document/json-edits.ts';
import { freeId, idsOf, isMembers, itemsOf, type Members, membersOf, textOf, textsOf } from '../document/reading.ts';
import { valueAt } from '../document/value-at.ts';

export const chainPath = (chain: string): Path => ['approvals', chain];
export const stepsPath = (chain: string): Path => ['approvals', chain, 'steps'];

/** A step and those after which it starts. */
export interface ChainStepRow {
  readonly index: number;
  readonly id: string;
  /** As written, or the step before. */
  readonly after: readonly string[];
  readonly isAfterWritten: boolean;
}

/** The steps of a chain in their order (S5: without `after` a step follows the one before). */
export function chainSteps(program: Members, chain: string): ChainStepRow[] {
  const steps = itemsOf(valueAt({ ...program }, stepsPath(chain)));
  const ids = idsOf([...steps]);
  return steps.map((step, index) => {
    const { after } = membersOf(step);
    const before = ids[index - 1];
    return {
      index,
      id: ids[index] ?? '',
      after: Array.isArray(after) ? textsOf(after) : before === undefined ? [] : [before],
      isAfterWritten: Array.isArray(after),
    };
  });
}

/** A new chain with one step; gives its id. */
export function addChain(edits: JsonEdits, program: Members, titles: { readonly chain: string; readonly step: string }): string {
  const id = freeId('chain', Object.keys(membersOf(program.approvals)));
  const role = Object.keys(membersOf(program.roles))[0] ?? 'channelManager';
  edits.set(chainPath(id), { title: titles.chain, steps: [{ id: 'step', title: titles.step, roles: [role], sla: { business: 'P2D' } }] });
  return id;
}

/** One more step, after the last. */
export function addStep(edits: JsonEdits, program: Members, chain: string, title: string): void {
  const steps = itemsOf(valueAt({ ...program }, stepsPath(chain)));
  const role = textsOf(membersOf(steps.at(-1)).roles)[0] ?? Object.keys(membersOf(program.roles))[0] ?? 'channelManager';
  edits.set([...stepsPath(chain), steps.length], { id: freeId('step', idsOf([...steps])), title, roles: [role], sla: { business: 'P2D' } });
}

/** Takes a step away. What named it in `after` now follows what it followed. */
export function removeStep(edits: JsonEdits, program: Members, chain: string, index: number): void {
  const rows = chainSteps(program, chain);
  const gone = rows[index];
  if (!gone || rows.length < 2) return;
  for (const row of rows) {
    if (!row.after.includes(gone.id) || row.index === index) continue;
    const after = [...new Set(row.after.flatMap((id) => (id === gone.id ? gone.after : [id])))];
    const before = rows[row.index === index + 1 ? index - 1 : row.index - 1]?.id;
    const isUsual = !row.isAfterWritten && after.length === (before === undefined ? 0 : 1) && after[0] === before;
    if (!isUsual) edits.set([...stepsPath(chain), row.index, 'after'], after);
  }
  edits.remove([...stepsPath(chain), index]);
}

/** Moves a step in the list. Who follows whom stays as it is: it is written where it was understood. */
export function moveStep(edits: JsonEdits, program: Members, chain: string, from: number, to: number): void {
  const rows = chainSteps(program, chain);
  const order = [...rows];
  const [moved] = order.splice(from, 1);
  if (!moved) return;
  order.splice(to, 0, moved);
  order.forEach((row, place) => {
    const before = order[place - 1]?.id;
    const usual = before === undefined ? [] : [before];
    if (!row.isAfterWritten && usual.join('\n') !== row.after.join('\n'))
      edits.set([...stepsPath(chain), row.index, 'after'], [...row.after]);
  });
  edits.move(stepsPath(chain), from, to);
}

/** What happens at the end of a clock, one after the other: escalations, then how it ends. */
export interface TimeoutStage {
  readonly escalate: string;
  readonly path: Path;
}

/** The escalations of a timeout, and the outcome after the last; where that stands. */
export function timeoutStages(timeout: Json | undefined, path: Path): { stages: TimeoutStage[]; outcome: string; outcomePath: Path } {
  const stages: TimeoutStage[] = [];
  let [at, now]: [Path, Json | undefined] = [path, timeout];
  while (isMembers(now) && 'escalate' in now) {
    stages.push({ escalate: textOf(now.escalate), path: at });
    at = [...at, 'onTimeout'];
    now = now.onTimeout;
  }
  return { stages, outcome: textOf(now), outcomePath: at };
}

/** One more role is added when the clock ends again; it then ends as before. */
export function addEscalation(edits: JsonEdits, timeout: Json | undefined, path: Path, role: string): void {
  const { outcome, outcomePath } = timeoutStages(timeout, path);
  edits.set(outcomePath, { escalate: role, sla: { business: 'P2D' }, onTimeout: outcome || 'wait' });
}

/** The last escalation goes; what came after it comes at once. */
export function removeEscalation(edits: JsonEdits, timeout: Json | undefined, path: Path): void {
  const { stages, outcome } = timeoutStages(timeout, path);
  const last = stages.at(-1);
  if (last) edits.set(last.path, outcome || 'wait');
}
