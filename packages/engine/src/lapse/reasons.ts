import type { GroupValues } from '@tierwright/facts';
import type { Condition, Program } from '@tierwright/program';
import { previousDay } from '../calendar/dates.ts';
import type { Shown } from '../decision/decision.ts';
import type { Evidence } from '../explain/evidence.ts';
import { openTests } from '../explain/member-words.ts';
import { toldOf } from '../explain/told.ts';
import { titleOf } from '../explain/words.ts';
import { shown } from '../model/inside.ts';
import { readable } from '../model/readable.ts';
import { evidenceOf } from '../paths/evidence-of.ts';
import { requirementTrace } from '../paths/requirement-trace.ts';
import { laterSubject } from '../paths/review-ahead.ts';
import { Standing } from '../paths/standing.ts';
import { isGroups } from '../trace/fact-traces.ts';
import type { HeldTier } from './ahead.ts';
import type { LapseReason, ThresholdChange, ValueChange } from './lapse.ts';

/** The day that was asked about, and the two days between which a tier lapses. */
interface Turn {
  before: Evidence;
  after: Evidence;
  now: Standing;
  from: Standing;
  to: Standing;
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

const standingOn = ({ subject, track, group }: HeldTier, day: string): Standing => Standing.of(laterSubject(subject, day), track, group);

/** Tiers that may have made the difference: the tier itself first, then (with `ladder`) those below it, else those above. */
function candidates({ track, today }: HeldTier): number[] {
  const all = [...track.tiers.keys()];
  const { tier } = today.held;
  const others = track.award === 'ladder' ? all.filter((index) => index < tier).reverse() : all.filter((index) => index > tier);
  return [tier, ...others];
}

/** The tier that was met on the day before and is not met on the day. */
function turnOf(held: HeldTier, day: string): Turn | undefined {
  const [now, from, to] = [standingOn(held, held.subject.asOf), standingOn(held, previousDay(day)), standingOn(held, day)];
  for (const tier of candidates(held)) {
    const [before, after] = [evidenceOf(from, tier), evidenceOf(to, tier)];
    if (before.tier?.status === 'met' && after.tier?.status !== 'met') return { before, after, now, from, to };
  }
  return undefined;
}

const recordsIn = ({ facts }: Standing, fact: string, group: string | undefined): readonly string[] =>
  facts.source(fact, group)?.records ?? [];

/** A fact of a day as people see it; of a group without an entry what it has then. */
function valueIn({ facts }: Standing, program: Program, fact: string, group: string | undefined): Shown {
  const value = facts.values[fact] ?? null;
  const { type = 'string' } = program.facts?.[fact] ?? {};
  if (group === undefined || value === null) return shown(isGroups(value) ? null : value, type, program.currency);
  const groups = value as GroupValues;
  return shown(Object.hasOwn(groups, group) ? (groups[group] ?? null) : facts.missing(fact), type, program.currency);
}

function valueChanges({ after, now, from, to }: Turn, facts: readonly string[]): ValueChange[] {
  const { program, groups } = after;
  return (after.decision.trace?.facts ?? []).flatMap(({ fact, group, unit }): ValueChange[] => {
    if (!facts.includes(fact) || fact === 'today') return [];
    const by = program.facts?.[fact]?.by;
    if (by !== undefined && groups[by] !== undefined && groups[by] !== group) return [];
    const [value, before, then] = [now, from, to].map((standing) => valueIn(standing, program, fact, group));
    if (same(before, then) && same(value, then)) return [];
    const counted = recordsIn(to, fact, group);
    const gone = (standing: Standing): string[] => recordsIn(standing, fact, group).filter((id) => !counted.includes(id));
    return [
      {
        fact,
        ...(group === undefined ? {} : { group }),
        title: titleOf(program, fact),
        ...(unit === undefined ? {} : { unit }),
        now: value ?? null,
        before: before ?? null,
        then: then ?? null,
        left: gone(now),
        last: gone(from),
      },
    ];
  });
}

function thresholdChanges({ before, after }: Turn, parameters: readonly string[]): ThresholdChange[] {
  return (after.tier?.parameters ?? []).flatMap(({ parameter, value }) => {
    if (!parameters.includes(parameter)) return [];
    const then = before.tier?.parameters.find((one) => one.parameter === parameter)?.value ?? null;
    return same(then, value) ? [] : [{ parameter, title: titleOf(after.program, parameter), from: then, to: value }];
  });
}

function reason(turn: Turn, program: Program, condition: Condition, requirement: string | undefined): LapseReason {
  const { facts, parameters } = readable(program, [condition]);
  const trace =
    requirement === undefined ? (turn.after.tier?.qualify ?? turn.after.evaluate(condition)) : requirementTrace(turn.after, requirement);
  const node = toldOf(trace, turn.after);
  const title = requirement === undefined ? (turn.after.tier?.title ?? '') : (program.requirements?.[requirement]?.title ?? requirement);
  return {
    ...(requirement === undefined ? {} : { requirement }),
    title,
    facts: valueChanges(turn, facts),
    parameters: thresholdChanges(turn, parameters),
    sentence: `${title}: ${openTests(turn.after, node)}`,
  };
}

/** ENG-V5: what is no longer met on the day, and which values, records and thresholds made it so. */
export function lapseReasons(held: HeldTier, day: string): LapseReason[] {
  const turn = turnOf(held, day);
  if (!turn) return [];
  const { program } = turn.after;
  const known = new Set(turn.before.tier?.missed);
  const missed = (turn.after.tier?.missed ?? []).filter((id) => !known.has(id));
  const found = missed.flatMap((id) => {
    const when = program.requirements?.[id]?.when;
    return when ? [reason(turn, program, when, id)] : [];
  });
  if (found.length > 0) return found;
  const qualify = held.track.tiers.find(({ id }) => id === turn.after.tier?.tier)?.qualify;
  return qualify ? [reason(turn, program, qualify, undefined)] : [];
}
