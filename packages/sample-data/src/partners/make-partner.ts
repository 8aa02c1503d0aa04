import type { BasePlan } from '../base/base-plan.ts';
import type { Tail } from '../goals/context.ts';
import { levelShares, sharesBySales } from '../goals/levels.ts';
import { exponentOf } from '../money/currency.ts';
import { companyName } from '../names/company-name.ts';
import { RecordMaker } from '../records/record-maker.ts';
import { calibrateTail } from './calibrate-tail.ts';
import { giveFirstAttributes, giveOtherAttributes, joinedDay } from './give-attributes.ts';
import { habitOf } from './habit.ts';
import { makeRecords } from './make-records.ts';
import { newDraft } from './new-draft.ts';
import { type PartnerLine, partnerId, writeRates, writeRecord, writeScalar } from './partner-line.ts';
import { type LevelShares, setGoals } from './set-goals.ts';

/** Every so many partners one may head a family; heads belong to no family themselves, so families are one level deep. */
const FAMILY_BLOCK = 25;

/** What all partners of a base share. */
export interface Shared {
  /** How often each type of partner occurs: those in the program most. */
  managed: ReadonlyMap<string, number>;
  shares: LevelShares;
  tail: Tail;
}

export function sharedBy(plan: BasePlan): Shared {
  const managed = new Map<string, number>();
  for (const [index, type] of (plan.programs[0]?.values.program.partnerTypes ?? []).entries()) {
    const inProgram = 'phases' in type || type.managed === 'program';
    managed.set(type.id, (inProgram ? 6 : 0.6) / (1 + index * 0.4));
  }
  const { mix, dormantShare } = plan.settings;
  const tracks = plan.programs.flatMap((program) => program.tracks);
  const shares: LevelShares = new Map(tracks.map((track) => [track, sharesBySales(track, levelShares(track, mix), dormantShare)]));
  return { managed, shares, tail: calibrateTail(plan, shares, managed) };
}

/** Partner number `index` of a base. It depends on the seed and its own number alone. */
export function makePartner(plan: BasePlan, shared: Shared, index: number): PartnerLine {
  const { settings } = plan;
  const draft = newDraft(plan, index);
  const { random } = draft;
  const joined = joinedDay(random, settings.day);
  const title = companyName(random);
  const parent =
    index % FAMILY_BLOCK !== 0 && random.chance(plan.familyShare) ? Math.floor(index / FAMILY_BLOCK) * FAMILY_BLOCK : undefined;
  const currency = random.chance(settings.foreignShare) ? plan.currencies[1 + random.below(plan.currencies.length - 1)] : undefined;
  giveFirstAttributes(plan, draft, joined, shared.managed);
  const level = setGoals(plan, shared.shares, draft, shared.tail);
  giveOtherAttributes(plan, draft, joined);
  const habit = habitOf(plan, draft, level, shared.tail);
  const maker = new RecordMaker(
    plan.kinds,
    {
      random,
      money: Math.max(1, Math.round(plan.unit / 4)),
      names: [],
      duplicates: settings.duplicateShare,
      currency,
      conversion: currency === undefined ? undefined : { rates: plan.rates, exponent: plan.exponent, exponentOf },
    },
    { from: Math.max(joined, settings.day - 365 * (settings.historyYears + 1)), to: settings.day },
    settings.day,
  );
  makeRecords(plan, draft, maker, habit);
  const line: PartnerLine = { id: partnerId(index), title, attributes: {}, records: {} };
  if (parent !== undefined) line.parent = partnerId(parent);
  return writePartner(plan, line, draft.attributes, maker);
}

function writePartner(
  plan: BasePlan,
  { id, title, parent, attributes, records }: PartnerLine,
  values: ReadonlyMap<string, Parameters<typeof writeScalar>[0]>,
  maker: RecordMaker,
): PartnerLine {
  for (const attribute of plan.attributes) {
    const value = values.get(attribute.name);
    if (value !== undefined) attributes[attribute.name] = writeScalar(value, attribute.type, plan.exponent);
  }
  for (const kind of plan.kinds) {
    const pool = maker.pool(kind);
    if (pool.length > 0) records[kind.kind.id] = pool.map((record) => writeRecord(record, plan.exponent));
  }
  const rates = maker.ordinary.currency === undefined ? [] : writeRates(plan, maker.pools.flat());
  if (rates.length > 0) records.rate = rates;
  return parent === undefined ? { id, title, attributes, records } : { id, title, parent, attributes, records };
}
