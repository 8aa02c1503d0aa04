import type { BasePlan, ProgramPlan } from '../base/base-plan.ts';
import { saleKinds } from '../base/base-plan.ts';
import type { Context, Draft } from '../goals/context.ts';
import { levelShares, sharesBySales } from '../goals/levels.ts';
import { solve } from '../goals/solve.ts';
import { Targets } from '../goals/targets.ts';
import type { TrackGoals } from '../goals/track-goals.ts';
import { exponentOf } from '../money/currency.ts';
import { companyName } from '../names/company-name.ts';
import { groupSlice, type Slice } from '../populations/slice.ts';
import { paretoQuantile } from '../random/power.ts';
import { Random } from '../random/random.ts';
import { fillSlice, makeApart } from '../records/fill.ts';
import { addOrdinary, type Habit } from '../records/ordinary-records.ts';
import { RecordMaker } from '../records/record-maker.ts';
import { emptyWants, want } from '../records/wants.ts';
import { holds } from '../values/parameter-value.ts';
import { giveFirstAttributes, giveOtherAttributes, joinedDay } from './give-attributes.ts';
import { type PartnerLine, partnerId, writeRates, writeRecord, writeScalar } from './partner-line.ts';

/** Every so many partners one may head a family; heads belong to no family themselves, so families are one level deep. */
const FAMILY_BLOCK = 25;
const TAIL_CUT = 250;

/** What does not depend on the partner but is used for each. */
export interface Shared {
  /** How often each type of partner occurs: those in the program most. */
  managed: Map<string, number>;
  shares: Map<TrackGoals, { dormant: number[]; active: number[] }>;
}

export function shareOf(plan: BasePlan): Shared {
  const managed = new Map<string, number>();
  const { values, tracks } = plan.programs[0] as ProgramPlan;
  (values.program.partnerTypes ?? []).forEach((type, index) => {
    const inProgram = 'phases' in type || type.managed === 'program';
    managed.set(type.id, (inProgram ? 6 : 0.6) / (1 + index * 0.4));
  });
  const { mix, dormantShare } = plan.settings;
  return { managed, shares: new Map(tracks.map((track) => [track, sharesBySales(track, levelShares(track, mix), dormantShare)])) };
}

/** Partner number `index` of a base. It depends on the seed and its own number alone. */
export function makePartner(plan: BasePlan, shared: Shared, index: number): PartnerLine {
  const random = new Random(plan.seed, index);
  const { settings } = plan;
  const draft: Draft = { random, active: !random.chance(settings.dormantShare), attributes: new Map(), targets: new Targets(), size: 0 };
  const joined = joinedDay(random, settings.day);
  const title = companyName(random);
  const parent =
    index % FAMILY_BLOCK !== 0 && random.chance(plan.familyShare) ? Math.floor(index / FAMILY_BLOCK) * FAMILY_BLOCK : undefined;
  const foreign = random.chance(settings.foreignShare) ? plan.currencies[1 + random.below(plan.currencies.length - 1)] : undefined;
  giveFirstAttributes(plan, draft, joined, shared.managed);
  const level = setGoals(plan, shared, draft);
  giveOtherAttributes(plan, draft, joined);
  const habit = habitOf(plan, draft, level);
  const maker = new RecordMaker(
    plan.kinds,
    {
      random,
      money: Math.max(1, Math.round(plan.unit / 4)),
      names: [],
      duplicates: settings.duplicateShare,
      currency: foreign,
      conversion: foreign === undefined ? undefined : { rates: plan.rates, exponent: plan.exponent, exponentOf },
    },
    { from: Math.max(joined, settings.day - 365 * (settings.historyYears + 1)), to: settings.day },
    settings.day,
  );
  makeRecords(plan, draft, maker, habit);
  const line: PartnerLine = {
    id: partnerId(index),
    title,
    ...(parent === undefined ? {} : { parent: partnerId(parent) }),
    attributes: {},
    records: {},
  };
  for (const attribute of plan.attributes) {
    const value = draft.attributes.get(attribute.name);
    if (value !== undefined) line.attributes[attribute.name] = writeScalar(value, attribute.type, plan.exponent);
  }
  for (const kind of plan.kinds) {
    const pool = maker.pool(kind);
    if (pool.length > 0) line.records[kind.kind.id] = pool.map((record) => writeRecord(record, plan.exponent));
  }
  const rates = foreign === undefined ? [] : writeRates(plan, maker.pools.flat());
  if (rates.length > 0) line.records.rate = rates;
  return line;
}

/** Chooses a tier and works out what the records must give for it; the level, counted from −1 for none. */
function setGoals(plan: BasePlan, shared: Shared, draft: Draft): number {
  const { random } = draft;
  const { nearShare, dormantShare, tail } = plan.settings;
  const near = draft.active && random.chance(Math.min(1, nearShare / Math.max(0.01, 1 - dormantShare)));
  let level = -1;
  let led: TrackGoals | undefined;
  for (const program of plan.programs) {
    const context: Context = {
      values: program.values,
      ofFact: program.ofFact,
      draft,
      day: plan.settings.day,
      unit: plan.unit,
      tail: { exponent: tail, atMost: TAIL_CUT },
    };
    const read = (id: string) => {
      const attribute = program.values.program.facts?.[id]?.attribute;
      return attribute === undefined ? undefined : draft.attributes.get(attribute);
    };
    const goals = program.tracks.find(
      ({ track }) => !track.appliesTo || holds(program.values, track.appliesTo, { day: plan.settings.day, read }),
    );
    if (!goals) continue;
    if (!led) {
      const shares = shared.shares.get(goals);
      level = random.weighted((draft.active ? shares?.active : shares?.dormant) ?? [1]) - 1;
      led = goals;
    }
    const own = led === goals ? level : sameLevel(led, goals, level);
    solveTrack(goals, context, { level: own, near });
  }
  return level;
}

/** The tier of the same id in another version, else the one at the same height. */
function sameLevel(from: TrackGoals, to: TrackGoals, level: number): number {
  const id = from.tiers[level]?.id;
  const same = to.tiers.findIndex((tier) => tier.id === id);
  if (level < 0 || same >= 0) return same;
  return Math.round(((level + 1) * to.tiers.length) / Math.max(1, from.tiers.length)) - 1;
}

/** One tier for each group: one group stands where the partner shall, most others below it. */
function solveTrack(goals: TrackGoals, context: Context, aim: Parameters<typeof solve>[2]): void {
  const { per, headline } = goals.track;
  if (per === undefined || goals.groups.length === 0) {
    solve(goals, context, aim);
    return;
  }
  const { draft } = context;
  const groups = draft.random.shuffle([...goals.groups]);
  groups.forEach((group, index) => {
    const highest = goals.tiers.length - 1;
    const other =
      headline === 'worst' ? draft.random.between(aim.level, highest) : draft.random.chance(0.6) ? -1 : draft.random.between(-1, aim.level);
    const level = index === 0 ? aim.level : other;
    const sells = draft.active && (index === 0 || level >= 0 || draft.random.chance(0.3));
    const ownDraft: Draft = { ...draft, active: sells };
    solve(goals, { ...context, draft: ownDraft, group, groupField: per }, { ...aim, level, near: aim.near && index === 0 });
    draft.size = Math.max(draft.size, ownDraft.size);
  });
}

function habitOf(plan: BasePlan, draft: Draft, level: number): Habit {
  const { random } = draft;
  const { settings } = plan;
  const size = draft.active ? Math.max(draft.size, 0.08 * random.next() + 0.02) : 0.1 * random.next();
  const spread = paretoQuantile(random.next(), settings.tail / 2, 12);
  return {
    active: draft.active,
    yearFrom: plan.yearFrom,
    revenue: Math.max(1, Math.round(plan.unit * 2 * size * spread)),
    historyYears: settings.historyYears,
    registrationsPerYear: settings.registrationsPerYear,
    soldBefore: random.chance(0.6),
    weight: Math.max(0, Math.min(3, level)) + (draft.active ? 0.5 : 0),
  };
}

function makeRecords(plan: BasePlan, draft: Draft, maker: RecordMaker, habit: Habit): void {
  const slices = slicesOf(plan, draft);
  const filled = plan.kinds.map((kind) => {
    const done: Slice[] = [];
    for (const slice of slices) {
      if (slice.population.kind !== kind.kind) continue;
      fillSlice(maker, kind, slice, done);
      done.push(slice);
    }
    return done;
  });
  for (const kind of plan.kinds) addOrdinary(maker, kind, filled[kind.index] ?? [], habit);
  if (draft.active) sellOnce(plan, maker, filled);
}

/** The populations that have something to give, groups first, narrow ones before the wide ones that hold them. */
function slicesOf(plan: BasePlan, draft: Draft): Slice[] {
  const slices: Slice[] = [];
  for (const population of plan.populations) {
    const whole: Slice = { population, alternatives: population.alternatives, targets: [] };
    const groups = new Map<string, Slice>();
    for (const measure of plan.measures) {
      if (measure.population !== population) continue;
      const target = draft.targets.get(measure);
      if (target) whole.targets.push({ measure, target });
      for (const [group, own] of draft.targets.groups(measure)) {
        const key = `${measure.by?.ref ?? ''}.${measure.by?.field ?? ''} ${group}`;
        const known = groups.get(key);
        if (known) known.targets.push({ measure, target: own });
        else {
          const slice = groupSlice(measure, group, own);
          if (slice) groups.set(key, slice);
        }
      }
    }
    slices.push(...groups.values());
    if (whole.targets.length > 0 && population.alternatives.length > 0) slices.push(whole);
  }
  return slices;
}

/** Who is active has closed a sale in the last 12 months, whatever the tiers ask for. */
function sellOnce(plan: BasePlan, maker: RecordMaker, filled: readonly Slice[][]): void {
  const kinds = saleKinds(plan.kinds);
  const sold = kinds.some((kind) => maker.pool(kind).some((record) => Number(record.values[kind.main ?? -1] ?? 0) >= plan.yearFrom));
  const [kind] = kinds;
  if (sold || !kind || kind.main === undefined) return;
  const wants = emptyWants(kind.kind);
  want(wants, { path: { field: kind.main }, spec: { present: true, min: plan.yearFrom, max: plan.settings.day } });
  const record = makeApart(maker, kind, wants, filled[kind.index] ?? [], [], { needed: true });
  if (record) maker.keep(kind, record);
}
