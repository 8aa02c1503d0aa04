import { addDuration, fromDay, type PartnerData, parseDuration, toDay } from '@tierwright/facts';
import type { Outcome } from '@tierwright/program';
import type { CompiledProgram } from '../compile/program.ts';
import { checkDays } from '../decide/check-days.ts';
import { subjectOf } from '../decide/decide.ts';
import { ENGINE_VERSION } from '../decision/decision.ts';
import { dateInWords } from '../explain/dates-in-words.ts';
import { pathProblem } from '../paths/path-problems.ts';
import { decideTrack } from '../tracks/decide-track.ts';
import { decidedTracks, startIn } from '../tracks/decide-tracks.ts';
import type { Subject } from '../tracks/subject.ts';
import { firstDay, type HeldTier, rankOn } from './ahead.ts';
import type { Lapse, TierLapse } from './lapse.ts';
import { lapseSentence } from './lapse-sentences.ts';
import { projectedData } from './projected-data.ts';
import { type Claim, proveLapse } from './proved-lapse.ts';
import { lapseReasons } from './reasons.ts';
import { stateDays } from './state-days.ts';

export interface LapseQuestion {
  asOf: string;
  /** How far to look ahead, an ISO 8601 duration; default `P2Y`, at most 20 years. */
  horizon?: string;
  asKnownOn?: string;
  extra?: 'refuse' | 'ignore';
}

const HORIZON = 'P2Y';
const MOST_YEARS = 20;
/** Years, months and days, or weeks. */
const TERM = /^P(?:\d{1,5}W|(?=\d)(?:\d{1,3}Y)?(?:\d{1,4}M)?(?:\d{1,5}D)?)$/;

/** The last day that is looked at; nothing where that is too far, or not a term of days. */
function lastDay(asOf: string, horizon: string): string | undefined {
  if (!TERM.test(horizon)) return undefined;
  const { months, days } = parseDuration(horizon);
  if (months + days === 0) return undefined;
  const through = addDuration(toDay(asOf), horizon, 1);
  return through <= addDuration(toDay(asOf), `P${MOST_YEARS}Y`, 1) ? fromDay(through) : undefined;
}

function heldTiers(subject: Subject, through: string): HeldTier[] {
  return decidedTracks(subject).flatMap((decided) => {
    const { track } = decided;
    const groups = track.per === undefined ? [undefined] : (subject.compiled.groupDomain(track.per) ?? []);
    return groups.flatMap((group): HeldTier[] => {
      const today = decideTrack(subject, track, group, startIn(subject, decided, group));
      return today.held.tier < 0 ? [] : [{ subject, track, group, today, through }];
    });
  });
}

async function tierLapse(held: HeldTier, claim: Pick<Claim, 'prepared' | 'asKnownOn'>): Promise<TierLapse> {
  const { subject, track, group, today, through } = held;
  const { program } = subject.compiled;
  const { tier, state } = today.held;
  const isMet = today.qualified >= tier;
  const unmetOn = isMet ? firstDay(held, (rank) => rank < tier) : null;
  const leavesOn = firstDay(held, (rank) => rank < -1);
  const { atRiskOn, lostOn, becomes } = stateDays(held, leavesOn);
  const leavesTrack = lostOn !== null && lostOn === leavesOn;
  await proveLapse({ ...claim, held, unmetOn, lostOn, leavesTrack });
  const id = (rank: number) => track.tiers[rank]?.id ?? null;
  const lapse: Omit<TierLapse, 'sentence'> = {
    track: track.id,
    trackTitle: track.title,
    ...(group === undefined ? {} : { group }),
    tier: id(tier) ?? '',
    tierTitle: track.tiers[tier]?.title ?? '',
    state,
    isMet,
    unmetOn,
    atRiskOn,
    lostOn,
    becomes: lostOn === null ? null : id(becomes),
    leavesTrack,
    reasons: unmetOn === null || rankOn(held, unmetOn) < -1 ? [] : lapseReasons(held, unmetOn),
  };
  return { ...lapse, sentence: lapseSentence(program, lapse, through) };
}

/**
 * When the tiers that a partner holds lapse if nothing else changes (ENG-V): certificates expire, records leave their
 * windows, thresholds change by date. Each answer has been run through both evaluators. Problems: those of the partner's
 * data (PDL4xx), and PATH106.
 */
export async function lapse(compiled: CompiledProgram, data: PartnerData, question: LapseQuestion): Promise<Outcome<Lapse>> {
  const { asOf, horizon = HORIZON, asKnownOn, extra = 'refuse' } = question;
  const wrong = checkDays({ asOf, asKnownOn }, data.previous);
  if (wrong.length > 0) return { ok: false, problems: wrong };
  const through = lastDay(asOf, horizon);
  if (through === undefined) {
    return { ok: false, problems: [pathProblem('PATH106', `${horizon} is no term of days through ${MOST_YEARS} years.`)] };
  }
  const { program, hash } = compiled;
  const prepared = compiled.facts.prepare(projectedData(program, data, asOf, through), { extra });
  if (!prepared.ok) return prepared;
  const subject = subjectOf(compiled, prepared.value, data.previous, { asOf, ...(asKnownOn === undefined ? {} : { asKnownOn }) });
  const problems = [...prepared.problems, ...subject.factsOn(asOf).problems];
  if (problems.some(({ severity }) => severity === 'error')) return { ok: false, problems };
  const tiers: TierLapse[] = [];
  for (const held of heldTiers(subject, through)) tiers.push(await tierLapse(held, { prepared: prepared.value, asKnownOn }));
  const sentence = tiers.length === 0 ? `No tier is held on ${dateInWords(asOf)}.` : tiers.map((tier) => tier.sentence).join(' ');
  const { partner } = subject;
  return {
    ok: true,
    value: {
      program: program.program,
      version: program.version,
      hash,
      engineVersion: ENGINE_VERSION,
      partner,
      asOf,
      through,
      tiers,
      sentence,
    },
    problems,
  };
}
