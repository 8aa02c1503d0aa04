import { type CompiledProgram, insideValue, isByGroup, looksAtRecords, minorIn, referenceOf, valueTypeOf } from '@tierwright/engine';
import type { Benefit, BenefitCap, Literal, Num, Track } from '@tierwright/program';
import type { ValueId } from '../plan/node.ts';
import { NotInColumns } from '../plan/not-in-columns.ts';
import type { Plan } from '../plan/plan.ts';
import type { Place, TierPlanner } from '../plan/tier-planner.ts';
import type { BenefitPlace, BenefitPlans, RecordTerms, TierTerms, TrackBenefit } from './benefit-terms.ts';
import { earningsName, refuseTierCaps } from './earnings.ts';

/** ENG-B1: the tracks that a benefit belongs to, if those before are not decided. */
function tracksOf({ track, atLeast }: Benefit, tracks: readonly Track[]): readonly Track[] {
  if (track !== undefined) return tracks.filter(({ id }) => id === track);
  return atLeast === undefined ? tracks : tracks.filter(({ tiers }) => tiers.some(({ id }) => id === atLeast));
}

const tiersOf = ({ tiers }: Track): readonly (string | null)[] => [null, ...tiers.map(({ id }) => id)];

/** Puts the benefits of a version into a plan: what each tier of each track asks and gives. */
export function planBenefits(plan: Plan, planner: TierPlanner, compiled: CompiledProgram): BenefitPlans {
  const { tracks = [], benefits = [], stacking = {} } = compiled.program;
  const benefitPlanner = new BenefitPlanner(plan, planner, compiled);
  const places = new Map(benefits.map(({ id }, index) => [id, index]));
  return {
    benefits: benefits.map((benefit) => ({
      benefit,
      inTracks: tracksOf(benefit, tracks).map((track) => benefitPlanner.inTrack(benefit, track)),
    })),
    stacks: Object.entries(stacking).map(([id, stack]) => ({
      id,
      stacking: stack,
      members: stack.of.flatMap((member) => places.get(member) ?? []),
      max: stack.max === undefined ? null : new Map(tracks.map((track) => [track, benefitPlanner.max(stack.max as Num, track)])),
    })),
  };
}

class BenefitPlanner {
  readonly #plan: Plan;
  readonly #planner: TierPlanner;
  readonly #compiled: CompiledProgram;

  constructor(plan: Plan, planner: TierPlanner, compiled: CompiledProgram) {
    this.#plan = plan;
    this.#planner = planner;
    this.#compiled = compiled;
  }

  inTrack(benefit: Benefit, track: Track): TrackBenefit {
    const { program } = this.#compiled;
    const byGroup = isByGroup(program, track, benefit);
    const records = looksAtRecords(program, benefit) ? this.#records(benefit, track) : null;
    if (records !== null && byGroup) throw new NotInColumns(benefit.id, 'benefit', 'it looks at the records of each group');
    const groups = byGroup && track.per !== undefined ? (this.#compiled.groupDomain(track.per) ?? []) : [null];
    const type = valueTypeOf(program, benefit);
    return {
      benefit,
      track,
      byGroup,
      atLeast: benefit.atLeast === undefined ? 0 : track.tiers.findIndex(({ id }) => id === benefit.atLeast),
      type,
      places: groups.map((group) => this.#place(benefit, track, group)),
      most: records === null ? this.#most(benefit, track, groups[0] ?? null) : null,
      records,
      isCut: records !== null || (benefit.caps ?? []).length > 0,
      isPriced: type === 'money' || (type === 'percent' && benefit.basis !== undefined),
    };
  }

  max(max: Num, track: Track): readonly ValueId[] {
    return tiersOf(track).map((tier) =>
      typeof max === 'number' ? this.#plan.value({ op: 'constant', value: max }) : this.#planner.value(max.fact, { tier, groups: {} }),
    );
  }

  #place(benefit: Benefit, track: Track, group: string | null): BenefitPlace {
    return { group, byTier: tiersOf(track).map((tier) => this.#terms(benefit, track, inGroup(track, tier, group))) };
  }

  #terms(benefit: Benefit, track: Track, place: Place): TierTerms {
    const { value, when } = benefit;
    const { program } = this.#compiled;
    const of = referenceOf(value);
    const literal = (written: Literal) => insideValue(written, valueTypeOf(program, benefit) ?? 'number', program.currency);
    const isParameter = of !== undefined && program.parameters?.[of] !== undefined;
    return {
      when: when === undefined ? null : this.#planner.condition(when, place),
      value:
        value === undefined
          ? null
          : of === undefined
            ? this.#plan.value({ op: 'constant', value: literal(value as Literal) })
            : this.#planner.value(of, place),
      written: isParameter ? this.#planner.written(of, place, (written) => written !== undefined) : null,
      basis: benefit.basis === undefined ? [] : this.#basis(benefit.basis, track, place),
    };
  }

  /** A fact by group counts whole where the benefit is not decided by that group (ENG-B3). */
  #basis(basis: string, track: Track, place: Place): readonly ValueId[] {
    const by = this.#compiled.program.facts?.[basis]?.by;
    if (by === undefined || (by === track.per && place.groups[by] !== undefined)) return [this.#planner.value(basis, place)];
    const groups = this.#compiled.groupDomain(by);
    if (groups === undefined) throw new NotInColumns(basis, 'basis', 'its groups are those that occur');
    return groups.map((group) => this.#planner.value(basis, { ...place, groups: { ...place.groups, [by]: group } }));
  }

  /** ENG-B6, ENG-B7: the first cap that asks nothing of records; not known where there are only others. */
  #most({ caps = [] }: Benefit, track: Track, group: string | null): readonly ValueId[] | null {
    if (caps.length === 0) return null;
    const cap = caps.find(({ where, per }) => where === undefined && per === undefined);
    const { currency } = this.#compiled.program;
    return tiersOf(track).map((tier) =>
      cap === undefined ? this.#plan.value({ op: 'constant', value: null }) : this.#amount(cap, currency, inGroup(track, tier, group)),
    );
  }

  #records(benefit: Benefit, track: Track): RecordTerms {
    refuseTierCaps(this.#compiled, benefit);
    const made = (benefit.caps ?? []).map(() => new Map<string, readonly ValueId[]>());
    return {
      name: earningsName(this.#compiled, benefit),
      most: (place, currency) => {
        const [cap, known] = [benefit.caps?.[place], made[place]];
        if (cap === undefined || known === undefined) throw new Error(`${benefit.id} has no such cap`);
        const found = known.get(currency) ?? tiersOf(track).map((tier) => this.#amount(cap, currency, inGroup(track, tier, null)));
        known.set(currency, found);
        return found;
      },
    };
  }

  #amount({ amount }: BenefitCap, currency: string, place: Place): ValueId {
    const of = referenceOf(amount);
    const own = this.#compiled.program.currency;
    const minor = (written: Literal | undefined) => (written === undefined ? null : minorIn(written, currency, own));
    return of === undefined
      ? this.#plan.value({ op: 'constant', value: minor(amount as Literal) })
      : this.#planner.written(of, place, minor);
  }
}

const inGroup = ({ per }: Track, tier: string | null, group: string | null): Place => ({
  tier,
  groups: group === null || per === undefined ? {} : { [per]: group },
});
