import {
  type AnyItem,
  type Deal,
  type Instant,
  type LifecycleProgram,
  type Member,
  type MemberFacts,
  moveMember,
  type RunningItem,
  type Step,
  stepMember,
  transitionItem,
} from '@tierwright/lifecycle';
import { canonicalize, type Json, type Outcome, type Problem } from '@tierwright/program';
import {
  type CustomerKey,
  dropHindrance,
  findItem,
  type ItemKey,
  lockCustomers,
  lockFund,
  lockItem,
  putHindrance,
  type StoredItem,
  untilDone,
} from '@tierwright/store';
import type { Command, Work } from '../command/command.ts';
import { refuse } from '../command/refuse.ts';
import { answersOf, customerOf } from '../facts/customer-of-deal.ts';
import { whenLoaded } from '../facts/not-loaded.ts';
import { bookOf } from '../facts/step-book.ts';
import { proofOf } from '../items/item-row.ts';
import { keepStep } from '../items/keep-step.ts';
import { actorOf } from '../rights/actor.ts';
import type { SystemCaller } from '../rights/caller.ts';
import { detailOf } from './audit-detail.ts';
import { SYSTEM_ONLY } from './program-rights.ts';

export interface ItemToMove extends ItemKey {
  readonly release: string;
  /** The version that has come into force. */
  readonly hash: string;
  /** Since when. */
  readonly since: Instant;
}

export type Moved = 'moved' | 'hindered';

/** What a change of version made of an item: nothing where it stays as it is. */
interface Going {
  readonly row: StoredItem;
  readonly own: LifecycleProgram;
  readonly outcome: Outcome<Step<AnyItem>>;
}

/** An item goes on under the version of a release, as its `transition` says, or it is listed why it cannot. */
export const moveItem: Command<ItemToMove, Moved, SystemCaller> = {
  name: 'program.move',
  rights: SYSTEM_ONLY,
  async run(work, asked) {
    const { tx, now, service } = work;
    const { release, hash } = asked;
    const to = await service.programs.byHash(tx, hash);
    const going = await untilDone(tx, () => go(work, asked, to));
    if (going === 'not there') return refuse('CMD601', `There is no ${asked.kind} of that id.`, { value: asked.id });
    const { row, own, outcome } = going;
    if (!outcome.ok) {
      await putHindrance(tx, release, asked, outcome.problems as unknown as Json, now);
      work.about(`${asked.kind}/${asked.id}`, row.revision, detailOf({ release, hindered: codesOf(outcome.problems) }));
      return { ok: true, status: 200, body: 'hindered' };
    }
    const step = outcome.value;
    const before = row.body as unknown as AnyItem;
    if (step.item.revision === before.revision) return refuse('CMD603', 'It stays as it is.');
    const program = step.item.program === to.hash ? to : own;
    const facts = await bookOf(tx).factsFor(step.item, program);
    await keepStep(tx, bookOf(tx), {
      ...{ program, step, before, facts, actor: actorOf(work.caller), now, newId: service.newId },
      message: { type: 'publish', release },
    });
    await dropHindrance(tx, release, asked);
    work.about(`${asked.kind}/${asked.id}`, step.item.revision, proofOf(step.item));
    return { ok: true, status: 200, body: 'moved' };
  },
};

const codesOf = (problems: readonly Problem[]): string => canonicalize(problems.map(({ code }) => code));

/** In the one order of locks: the customers of a deal, the item, the ledger. Nothing where it changed meanwhile. */
async function go({ tx, now, service }: Work, asked: ItemToMove, to: LifecycleProgram): Promise<Going | 'not there' | undefined> {
  const seen = await findItem(tx, asked);
  if (!seen) return 'not there';
  const own = await service.programs.byHash(tx, seen.program_hash);
  const concerned = ({ kind, body }: StoredItem): readonly CustomerKey[] => {
    if (kind !== 'deal') return [];
    const answers = answersOf(body as unknown as Deal);
    return [...customerOf(own, answers), ...customerOf(to, answers)];
  };
  const keys = concerned(seen);
  await lockCustomers(tx, keys);
  const row = await lockItem(tx, asked);
  if (!row || row.program_hash !== seen.program_hash || canonicalize(concerned(row)) !== canonicalize(keys)) return undefined;
  if (row.kind === 'fund') await lockFund(tx, (row.body as { readonly fund: string }).fund);
  const at = Math.max(now, asked.since, row.at);
  const item = row.body as unknown as AnyItem;
  const book = bookOf(tx);
  const [before, after] = [await book.factsFor(item, own), await book.factsFor(item, to)];
  if (item.kind === 'member') {
    const day = to.baseCalendar.dayOf(asked.since);
    const step = () => moved({ own, to, item, at, day, before: before as MemberFacts, after: after as MemberFacts });
    return { row, own, outcome: await whenLoaded(step) };
  }
  // The kind of the item is that of its facts: what the union of kinds cannot say.
  const version = (program: LifecycleProgram, facts: unknown) => ({ program, facts: facts as never });
  const running = item as RunningItem & { readonly kind: 'deal' };
  const outcome = await whenLoaded(() => transitionItem(running, version(own, before), version(to, after), at));
  return { row, own, outcome: outcome as Outcome<Step<AnyItem>> };
}

interface MemberGoing {
  readonly own: LifecycleProgram;
  readonly to: LifecycleProgram;
  readonly item: Member;
  readonly at: Instant;
  readonly day: string;
  readonly before: MemberFacts;
  readonly after: MemberFacts;
}

/** What is due of a membership under its own version, then its move, as one step. */
function moved({ own, to, item, at, day, before, after }: MemberGoing): Outcome<Step<AnyItem>> {
  const due = stepMember(own, item, undefined, at, before);
  if (!due.ok) return due;
  const then = moveMember(to, due.value.item, day, at, after);
  if (!then.ok) return then;
  const [first, last] = [due.value, then.value];
  return {
    ...then,
    value: {
      item: last.item,
      events: [...first.events, ...last.events],
      effects: [...first.effects, ...last.effects],
      moves: [...first.moves, ...last.moves],
    },
  };
}
