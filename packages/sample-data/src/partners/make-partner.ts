import type { BasePlan } from '../base/base-plan.ts';
import type { Draft, Tail } from '../goals/context.ts';
import { levelShares, sharesBySales } from '../goals/levels.ts';
import { exponentOf } from '../money/currency.ts';
import { companyName } from '../names/company-name.ts';
import { Random } from '../random/random.ts';
import { RecordMaker } from '../records/record-maker.ts';
import { calibrateTail } from './calibrate-tail.ts';
import { giveFirstAttributes, giveOtherAttributes, joinedDay } from './give-attributes.ts';
import { habitOf } from './habit.ts';
import { makeRecords } from './make-records.ts';
import { newDraft } from './new-draft.ts';
import { type LevelShares, setGoals } from './set-goals.ts';

/** Every so many partners one may head a family; heads belong to no family themselves, so families are one level deep. */
const FAMILY_BLOCK = 25;

/** Customers that several partners sell to have names of their own streams, apart from those of partners. */
const NAME_STREAM = 0x50000000;
const commonNames = (size: number): number => Math.max(20, Math.floor(size / 2));

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

/** A partner with its records before they are written, and what they were to give. */
export interface MadePartner {
  title: string;
  parent: number | undefined;
  draft: Draft;
  maker: RecordMaker;
}

/** Partner number `index` of a base. It depends on the seed and its own number alone. */
export function makePartner(plan: BasePlan, shared: Shared, index: number): MadePartner {
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
      commonName: (own) => companyName(new Random(plan.seed, NAME_STREAM + own.below(commonNames(settings.size)))),
      currency,
      conversion: currency === undefined ? undefined : { rates: plan.rates, exponent: plan.exponent, exponentOf },
    },
    { from: Math.max(joined, settings.day - 365 * (settings.historyYears + 1)), to: settings.day },
    settings.day,
  );
  makeRecords(plan, draft, maker, habit);
  return { title, parent, draft, maker };
}
