import type { GroupValues } from '@tierwright/facts';
import type { Condition, Program } from '@tierwright/program';
import { previousDay } from '../calendar/dates.ts';
import type { FactTrace } from '../decision/decision.ts';
import type { Evidence } from '../explain/evidence.ts';
import { openTests } from '../explain/member-words.ts';
import { toldOf } from '../explain/told.ts';
import { titleOf } from '../explain/words.ts';
import { readable } from '../model/readable.ts';
import { evidenceOf } from '../paths/evidence-of.ts';
import { laterSubject } from '../paths/review-ahead.ts';
import { Standing } from '../paths/standing.ts';
import type { HeldTier } from './ahead.ts';
import type { LapseReason, ThresholdChange, ValueChange } from './lapse.ts';

/** The two days between which a tier lapses. */
interface Turn {
  before: Evidence;
  after: Evidence;
  /** The standings behind them. */
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
  const [from, to] = [standingOn(held, previousDay(day)), standingOn(held, day)];
  for (const tier of candidates(held)) {
    const [before, after] = [evidenceOf(from, tier), evidenceOf(to, tier)];
    if (before.tier?.status === 'met' && after.tier?.status !== 'met') return { before, after, from, to };
  }
  return undefined;
}

function recordsOf(standing: Standing, { fact, group }: FactTrace): readonly string[] {
  return standing.facts.source(fact, group)?.records ?? [];
}

function valueChanges({ before, after, from, to }: Turn, facts: readonly string[]): ValueChange[] {
  const { program, groups } = after;
  return (after.decision.trace?.facts ?? []).flatMap((now): ValueChange[] => {
    if (!facts.includes(now.fact) || now.fact === 'today') return [];
    const by = program.facts?.[now.fact]?.by;
    if (by !== undefined && groups[by] !== undefined && groups[by] !== now.group) return [];
    const then = before.decision.trace?.facts.find(({ fact, group }) => fact === now.fact && group === now.group);
    const [counted, counts] = [recordsOf(from, now), recordsOf(to, now)];
    const value = then?.value ?? missingIn(from, now);
    if (same(value, now.value)) return [];
    return [
      {
        fact: now.fact,
        ...(now.group === undefined ? {} : { group: now.group }),
        title: titleOf(program, now.fact),
        ...(now.unit === undefined ? {} : { unit: now.unit }),
        from: value,
        to: now.value,
        left: counted.filter((id) => !counts.includes(id)),
        entered: counts.filter((id) => !counted.includes(id)),
      },
    ];
  });
}

/** What a group that has no entry yet had. */
function missingIn(standing: Standing, { fact, group }: FactTrace): ValueChange['from'] {
  const values = standing.facts.values[fact] as GroupValues | null | undefined;
  return group !== undefined && values !== null ? (standing.facts.missing(fact) as ValueChange['from']) : null;
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
  const node = toldOf(turn.after.evaluate(requirement === undefined ? condition : { condition: requirement }), turn.after);
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
