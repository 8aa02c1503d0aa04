import type { PartnerData } from '@tierwright/facts';
import { hashProgram, type Outcome, type Program } from '@tierwright/program';
import { type Decision, ENGINE_VERSION } from '../decision/decision.ts';
import { decideBenefits, shownBenefit } from './benefits/benefits.ts';
import { decideStack } from './benefits/stacking.ts';
import { decideDeal, hasDeal } from './deal/deal.ts';
import { exceptionsApplied } from './exceptions.ts';
import { type Opened, openSession, type ReferenceOptions } from './open-session.ts';
import { partnerBuiltIns } from './partner-built-ins.ts';
import type { Dates } from './state/replay.ts';
import { traceOf } from './trace/trace.ts';
import { decideTracks, entriesOf } from './tracks.ts';

type Decided = Pick<Decision, 'tracks' | 'benefits' | 'stacking' | 'deal' | 'trace'>;

async function decideOpened({ session, previous, lines }: Opened, dates: Dates, trace: boolean): Promise<Decided> {
  const { program } = session;
  const facts = await session.factsOn(dates.asOf);
  const { applies, decided } = await decideTracks(session, previous, dates);
  const builtIns = partnerBuiltIns(program, facts, decided);
  const benefits = await decideBenefits(session, decided, dates, builtIns);
  const listed = Object.entries(program.stacking ?? {}).filter(([, { of }]) => benefits.some(({ benefit }) => of.includes(benefit.id)));
  const stacks = await Promise.all(listed.map(([id, stack]) => decideStack(session, id, stack, benefits)));
  const deal = hasDeal(session, facts) ? await decideDeal(session, lines, decided, benefits, stacks, dates, builtIns) : undefined;
  return {
    tracks: decided.flatMap(entriesOf),
    benefits: benefits.map((benefit) => shownBenefit(session, benefit)),
    stacking: stacks.map(({ shown }) => shown),
    ...(deal && { deal }),
    ...(trace && { trace: await traceOf(session, applies, decided, dates) }),
  };
}

const hashes = new WeakMap<Program, string>();

function hashOf(program: Program): string {
  const hash = hashes.get(program) ?? hashProgram(program);
  hashes.set(program, hash);
  return hash;
}

/**
 * The decision by json-rules-engine: every condition of the document runs there as it is written, whoever asks it. Slow
 * and plain: the oracle of the row evaluator, whose decisions are the same byte for byte. Problems with the partner's data
 * (PDL4xx) are its outcome.
 */
export async function decideByReference(program: Program, data: PartnerData, options: ReferenceOptions): Promise<Outcome<Decision>> {
  const { asOf, parametersAsOf = asOf, trace = false, hash = hashOf(program) } = options;
  const opened = await openSession(program, data, options);
  if (!opened.ok) return opened;
  const decided = await decideOpened(opened.value, { asOf, parametersAsOf }, trace);
  const exceptions = exceptionsApplied(opened.value.session.exceptions, asOf);
  const decision: Decision = {
    program: program.program,
    version: program.version,
    hash,
    engineVersion: ENGINE_VERSION,
    asOf,
    ...(parametersAsOf !== asOf && { parametersAsOf }),
    partner: data.id,
    ...decided,
    ...(exceptions.length > 0 && { exceptions }),
  };
  return { ok: true, value: decision, problems: opened.problems };
}
