import { type Decision, decide } from '@tierwright/engine';
import {
  asOfMember,
  type LifecycleProgram,
  type Member,
  type MemberFacts,
  moveMember,
  type RunningItem,
  stepMember,
  UnusablePartner,
} from '@tierwright/lifecycle';
import { type RunningChange, runningChanges, runningSentences, type Standing, standingChanges } from '@tierwright/simulation';
import { findItem, itemsOfPartner, type Tx } from '@tierwright/store';
import type { Service } from '../command/command.ts';
import { whenLoaded } from '../facts/not-loaded.ts';
import type { StepBook } from '../facts/step-book.ts';
import type { Versions } from './dry-run-partner.ts';

/**
 * What a version that is to come changes for a partner on the day on which it comes, in sentences: tiers that it holds,
 * benefits, running work that goes on under it or is decided again. Nothing: nothing that is known.
 */
export async function partnerChanges(
  service: Service,
  tx: Tx,
  versions: Versions,
  book: StepBook,
  partner: string,
): Promise<readonly string[]> {
  const standing = await standingSentences(service, tx, versions, book, partner);
  const running: RunningChange[] = [];
  for (const key of await itemsOfPartner(tx, partner, { kinds: ['deal', 'fund', 'lead', 'onboarding'], isOver: false })) {
    const row = await findItem(tx, key);
    if (!row || row.program !== versions.to.program.program || row.program_hash === versions.to.hash) continue;
    running.push(...runningChanges(await service.programs.byHash(tx, row.program_hash), versions.to, row.body as unknown as RunningItem));
  }
  return [...standing, ...runningSentences(running)];
}

async function standingSentences(
  service: Service,
  tx: Tx,
  { to, now, day }: Versions,
  book: StepBook,
  partner: string,
): Promise<readonly string[]> {
  await book.partners.load([partner]);
  const member = book.partners.member(partner);
  if (!member || member.state === 'ended' || member.program === to.hash) return [];
  const own = await service.programs.byHash(tx, member.program);
  if (own.program.program !== to.program.program) return [];
  const at = Math.max(now, member.at);
  // A membership's facts are those of its kind.
  const factsOf = async (version: LifecycleProgram) => (await book.factsFor(member, version)) as MemberFacts;
  const facts = { own: await factsOf(own), to: await factsOf(to) };
  try {
    const before = await whenLoaded(() => stepMember(own, member, undefined, at, facts.own));
    if (!before.ok) return [];
    const after = await whenLoaded(() => moveMember(to, before.value.item, day, at, facts.to));
    if (!after.ok) return [];
    const of = (version: LifecycleProgram, its: Member): Standing => ({
      program: version.program,
      member: its,
      decision: decided(book, version, its, day),
    });
    return standingChanges(of(own, before.value.item), of(to, after.value.item));
  } catch (error) {
    // What cannot be read changes nothing that is known; that it cannot be decided is found before the version comes.
    if (error instanceof UnusablePartner) return [];
    throw error;
  }
}

function decided(book: StepBook, version: LifecycleProgram, member: Member, day: string): Decision | undefined {
  const file = book.partners.file(member.id);
  if (!file || member.state !== 'active') return undefined;
  const { previous } = asOfMember(book.partners.prepared(version, member.id), member);
  const made = decide(version.compiled, file, { asOf: day, extra: 'ignore', ...(previous ? { previous } : {}) });
  return made.ok ? made.value : undefined;
}
