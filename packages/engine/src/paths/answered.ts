import type { FactSet, PreparedPartner } from '@tierwright/facts';
import type { Outcome, Program } from '@tierwright/program';
import { ENGINE_VERSION } from '../decision/decision.ts';
import { titleOf } from '../explain/words.ts';
import { decideTrack, type Start } from '../tracks/decide-track.ts';
import { blockersOf } from './blockers-told.ts';
import { endOfPeriod } from './deadlines.ts';
import { MET } from './formula/formula.ts';
import { marginsOf } from './margins.ts';
import { changedFacts } from './movable/changed-facts.ts';
import { type Movable, priceOf } from './movable/movable.ts';
import { type Allowed, type MovableFacts, movableFacts } from './movable/movable-facts.ts';
import type { Path, PathChange } from './path.ts';
import { pathProblem, unproved } from './path-problems.ts';
import { blockedSentence, metSentence, pathSentence } from './path-sentences.ts';
import { changeInWords } from './path-words.ts';
import { qualifiedByReference, referenceSession } from './qualified-by-reference.ts';
import { type ReviewAhead, reviewAhead } from './review-ahead.ts';
import { search } from './search/search.ts';
import { changeAt, named, shownAt } from './show.ts';
import type { Standing } from './standing.ts';

/** A question about one standing: a partner in a track, and in a group of it. */
export interface Question {
  standing: Standing;
  prepared: PreparedPartner;
  /** The facts of the day that is asked about. */
  facts: FactSet;
  asKnownOn: string | undefined;
  tier: number;
  start: Start | undefined;
}

function actionable(program: Program): Allowed[] {
  return Object.entries(program.facts ?? {}).flatMap(([fact, { actionable: allowed }]) => (allowed ? [{ fact, ...allowed }] : []));
}

/** The rank that both evaluators give the facts; an answer over which they differ, or that falls short, is a mistake of ours. */
async function proved({ standing, prepared, asKnownOn }: Question, facts: FactSet, isRight: (rank: number) => boolean): Promise<number> {
  const { subject, compiled, group } = standing;
  const row = standing.qualified(facts);
  const session = referenceSession(subject, prepared, asKnownOn, facts);
  const reference = await qualifiedByReference(session, { track: compiled.track, group }, subject.asOf, subject.parametersAsOf);
  if (row !== reference || !isRight(row)) {
    throw unproved(`tier ${row} by the row evaluator, ${reference} by json-rules-engine, in ${compiled.track.id} for ${subject.partner}`);
  }
  return row;
}

function frameOf(
  { standing, tier, start }: Question,
  qualified: number,
): Omit<Path, 'outcome' | 'sentence' | 'cost' | 'reaches' | 'reachedOn'> & { heldRank: number } {
  const { subject, compiled, group } = standing;
  const { track } = compiled;
  const { program, hash } = subject.compiled;
  const { held } = decideTrack(subject, track, group, start);
  const asked = track.tiers[tier];
  return {
    program: program.program,
    version: program.version,
    hash,
    engineVersion: ENGINE_VERSION,
    partner: subject.partner,
    asOf: subject.asOf,
    ...(subject.parametersAsOf === subject.asOf ? {} : { parametersAsOf: subject.parametersAsOf }),
    track: track.id,
    trackTitle: track.title,
    ...(group === undefined ? {} : { group }),
    tier: asked?.id ?? '',
    tierTitle: asked?.title ?? '',
    held: track.tiers[held.tier]?.id ?? null,
    qualified: track.tiers[qualified]?.id ?? null,
    heldRank: held.tier,
    changes: [],
    margins: [],
    blockers: [],
  };
}

function changesOf(question: Question, { movables, prices }: MovableFacts, steps: Float64Array, review: ReviewAhead): PathChange[] {
  const { subject } = question.standing;
  const { program } = subject.compiled;
  return movables.flatMap((movable: Movable): PathChange[] => {
    const step = steps[movable.index] ?? 0;
    if (step === 0) return [];
    const fact = program.facts?.[movable.fact];
    const amount = changeAt(movable, step, program.currency);
    const days = [endOfPeriod(program, movable.fact, subject.asOf), review.nextReview].filter((day) => day !== undefined).sort();
    const change: Omit<PathChange, 'sentence'> = {
      ...named(movable),
      title: titleOf(program, movable.fact),
      ...(fact?.unit === undefined ? {} : { unit: fact.unit }),
      from: shownAt(movable, 0, program.currency),
      to: shownAt(movable, step, program.currency),
      ...(amount === undefined ? {} : { change: amount }),
      cost: prices.shown(priceOf(movable, step)),
      ...(days[0] === undefined ? {} : { by: days[0] }),
    };
    return [{ ...change, sentence: changeInWords(program, change) }];
  });
}

/** The answer for one standing (ENG-H). */
export async function answered(question: Question): Promise<Outcome<Path>> {
  const { standing, facts, tier, start } = question;
  const { subject, compiled } = standing;
  const { program } = subject.compiled;
  const tierId = (rank: number) => compiled.track.tiers[rank]?.id ?? null;
  const done = (value: Path): Outcome<Path> => ({ ok: true, value, problems: [] });

  const qualified = standing.qualified(facts);
  const { heldRank, ...frame } = frameOf(question, qualified);
  if (qualified >= tier) {
    await proved(question, facts, (rank) => rank === qualified);
    const { reachedOn } = reviewAhead(standing, facts, start, tier);
    const path: Path = {
      ...frame,
      outcome: 'met',
      sentence: '',
      cost: 0,
      reaches: tierId(qualified),
      reachedOn,
      margins: marginsOf(standing, facts, tier),
    };
    return done({ ...path, sentence: metSentence(program, path, heldRank >= tier) });
  }

  const movable = movableFacts(program, facts, actionable(program));
  const found = search({ goals: standing.goals(tier, movable.movables), wanted: MET, movables: movable.movables });
  if (found.kind === 'tooWide') {
    return {
      ok: false,
      problems: [pathProblem('PATH202', `The cheapest way to ${frame.tierTitle} was not found among the many that there are.`)],
    };
  }
  if (found.kind === 'none') {
    const blockers = blockersOf(standing, tier, movable.movables);
    const path: Path = { ...frame, outcome: 'blocked', sentence: '', cost: null, reaches: null, reachedOn: null, blockers };
    return done({ ...path, sentence: blockedSentence(program, path) });
  }
  const changed = changedFacts(facts, movable.movables, found.steps);
  const rank = await proved(question, changed, (one) => one >= tier);
  const review = reviewAhead(standing, changed, start, tier);
  const changes = changesOf(question, movable, found.steps, review);
  const [by] = changes.flatMap((change) => change.by ?? []).sort();
  const path: Path = {
    ...frame,
    outcome: 'path',
    sentence: '',
    cost: movable.prices.shown(found.cost),
    changes,
    reaches: tierId(rank),
    reachedOn: review.reachedOn,
    ...(by === undefined ? {} : { by }),
  };
  return done({ ...path, sentence: pathSentence(program, path) });
}
