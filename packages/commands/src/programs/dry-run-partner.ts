import { decide } from '@tierwright/engine';
import type { PartnerData } from '@tierwright/facts';
import { address, asOfMember, type Instant, type LifecycleProgram, type Member, type MemberFacts } from '@tierwright/lifecycle';
import type { Problem } from '@tierwright/program';
import { type ImpactPart, type Merging, memberMoved } from '@tierwright/simulation';
import type { Tx } from '@tierwright/store';
import type { Service } from '../command/command.ts';
import { whenLoaded } from '../facts/not-loaded.ts';
import type { StepBook } from '../facts/step-book.ts';

/** The version that is to come, the one in force, and the day that is tried. */
export interface Versions {
  readonly from: LifecycleProgram | undefined;
  readonly to: LifecycleProgram;
  readonly now: Instant;
  readonly day: string;
}

/** What was found so far. */
export interface Tally {
  /** What became of those whom both versions can decide. */
  readonly impact: Merging<ImpactPart>;
  /** Such partners of the page that is looked at. */
  compared: PartnerData[];
  readonly problems: Problem[];
  partners: number;
  undecided: number;
  members: number;
  demoted: number;
  notices: number;
}

/** Why a partner cannot be decided; nothing where it can. */
export async function dryRunPartner(
  service: Service,
  tx: Tx,
  versions: Versions,
  book: StepBook,
  id: string,
  tally: Tally,
): Promise<readonly Problem[]> {
  try {
    const file = book.partners.file(id);
    if (!file) return [];
    const member = book.partners.member(id);
    const problems = decided(versions, file, member, tally);
    if (problems.length > 0 || !member) return problems;
    return await moved(service, tx, versions, book, member, tally);
  } catch (error) {
    // A rule that throws is the version's mistake, not the service's: it is told of like any other.
    const message = `The rules threw: ${error instanceof Error ? error.message : String(error)}`;
    return [{ code: 'CMD219', severity: 'error', pointer: '', message }];
  }
}

function decided({ from, to, day }: Versions, file: PartnerData, member: Member | undefined, tally: Tally): readonly Problem[] {
  const under = (version: LifecycleProgram) => {
    const prepared = version.compiled.facts.prepare(file, { extra: 'ignore' });
    if (!prepared.ok) return prepared;
    const previous = member && asOfMember(prepared.value, member).previous;
    const asMember = previous ? { ...file, previous } : file;
    const outcome = decide(version.compiled, asMember, { asOf: day, extra: 'ignore' });
    return outcome.ok ? { ...outcome, value: asMember } : outcome;
  };
  const after = under(to);
  if (!after.ok) return after.problems;
  // What the version in force cannot decide either is not compared.
  if (from && under(from).ok) tally.compared.push(after.value);
  return [];
}

/** The member as it would go on: whether it loses a tier at once, and what is told of it. */
async function moved(
  service: Service,
  tx: Tx,
  { to, now, day }: Versions,
  book: StepBook,
  member: Member,
  tally: Tally,
): Promise<readonly Problem[]> {
  if (member.state === 'ended') return [];
  const own = await service.programs.byHash(tx, member.program);
  // A membership's facts are those of its kind.
  const factsOf = async (version: LifecycleProgram) => (await book.factsFor(member, version)) as MemberFacts;
  const question = {
    member,
    own: { program: own, facts: await factsOf(own) },
    candidate: { program: to, facts: await factsOf(to) },
    at: now,
    day,
  };
  const moving = await whenLoaded(() => memberMoved(question));
  if (!moving.ok) return moving.problems;
  tally.members += 1;
  if (moving.value.isDemoted) tally.demoted += 1;
  tally.notices += (await whenLoaded(() => address(to, moving.value.effects, book.people))).length;
  return [];
}
