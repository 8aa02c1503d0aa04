import {
  activateDue,
  commentReview,
  createDraft,
  decideReview,
  importProgram,
  moveRunning,
  type PersonCaller,
  publishProgram,
  runCommand,
  type Service,
} from '@tierwright/commands';
import type { Instant } from '@tierwright/lifecycle';
import { done } from '../cast/engage.ts';
import type { Story } from '../stage.ts';
import { DAY } from '../work-time.ts';
import type { SampleProgram } from './sample-programs.ts';

export interface Publishers {
  readonly service: Service;
  readonly tenant: string;
  readonly designer: PersonCaller;
  readonly approver: PersonCaller;
  readonly publisher: PersonCaller;
}

const PAGE = 100;

/** A version is handed in for review, and looked at. */
export async function* reviewStory(
  { service, designer, approver }: Publishers,
  { source, program }: SampleProgram,
  at: Instant,
  n: number,
): Story {
  yield at;
  const note = `${program.title}, version ${program.version}, as it is published.`;
  const asked = await runCommand(service, importProgram, { caller: designer, input: { source, note } });
  if (!asked.ok) {
    // What its publisher left open has no value yet: it stays a draft.
    done(await runCommand(service, createDraft, { caller: designer, input: { source } }), program.program);
    return;
  }
  if (n % 3 !== 0) return;
  const { id: review } = asked.body;
  yield at + DAY;
  const text = 'Is this still how it is published today?';
  done(await runCommand(service, commentReview, { caller: approver, input: { review, pointer: '', text } }), 'comment');
}

/** The version that comes next is reviewed, approved, and scheduled for its day; on that day it comes into force. */
export async function* nextVersionStory(
  { service, tenant, designer, approver, publisher }: Publishers,
  { source, program }: SampleProgram,
  { at, day }: { readonly at: Instant; readonly day: string },
): Story {
  yield at;
  const asked = { source, note: 'Goals and budgets of the next year.' };
  const { id: review, hash, round } = done(await runCommand(service, importProgram, { caller: designer, input: asked }), program.program);
  yield at + DAY;
  const said = { review, hash, round, outcome: 'approve', note: 'Simulated on all partners; costs as agreed.' } as const;
  done(await runCommand(service, decideReview, { caller: approver, input: said }), 'approval');
  const { id: release } = done(await publishProgram(service, { caller: publisher, input: { review, on: day } }), 'release');
  yield Date.parse(`${day}T12:00:00Z`);
  await activateDue(service, tenant, service.clock());
  for (let after: string | null = null; ; ) {
    const { next } = await moveRunning(service, { tenant, release, after, limit: PAGE });
    if (next === null) return;
    after = next;
  }
}
