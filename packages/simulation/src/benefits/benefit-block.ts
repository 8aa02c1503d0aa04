import type { DecidedBenefit, Share } from '@tierwright/engine';
import type { BlockRunner } from '../run/block-runner.ts';
import type { ColumnSource } from '../run/column-source.ts';
import { NOT_DECIDED } from '../run/qualified-tiers.ts';
import { type AmountBlock, BasisAmounts } from './amount-block.ts';
import type { BenefitPlan, TrackBenefit } from './benefit-terms.ts';
import type { DecidedPartners } from './decided-partners.ts';
import type { HeldTiers } from './held-tiers.ts';
import { RecordAmounts } from './record-amounts.ts';
import { SHARE, ShareBlock } from './share-block.ts';

/** A benefit in one of its tracks, for the partners of one block after the other. */
export interface InTrack {
  readonly plan: TrackBenefit;
  readonly places: readonly ShareBlock[];
  readonly amount: AmountBlock;
  /** The tier of each partner of the block in the track. */
  readonly headline: Int8Array;
}

/** What benefits are worked out from, block by block. */
export interface BlockSource {
  readonly runner: BlockRunner;
  readonly facts: ColumnSource;
  readonly standings: readonly HeldTiers[];
  readonly currency: string;
  readonly decided: DecidedPartners;
}

/** A benefit in one of its tracks, with the tier of every partner there. */
interface Standing extends Omit<InTrack, 'headline'> {
  readonly standing: Int8Array;
}

/** The same in a block. Amounts are worked out when they are first asked for: where stacking stands in their place nobody asks. */
class TrackInBlock implements InTrack {
  readonly plan: TrackBenefit;
  readonly places: readonly ShareBlock[];
  readonly headline: Int8Array;
  readonly #amount: AmountBlock;
  readonly #from: number;
  #isOpen: boolean;

  constructor({ plan, places, amount, standing }: Standing, from: number, count: number, needsAmounts: boolean) {
    this.plan = plan;
    this.places = places;
    this.headline = standing.subarray(from, from + count);
    this.#amount = amount;
    this.#from = from;
    this.#isOpen = needsAmounts;
  }

  get amount(): AmountBlock {
    if (this.#isOpen) this.#amount.enter(this.headline, this.#from);
    this.#isOpen = false;
    return this.#amount;
  }
}

/** A benefit for the partners of one block after the other. */
export class BenefitBlock {
  readonly plan: BenefitPlan;
  /** Among the benefits of the version. */
  readonly place: number;
  /** The track that it belongs to for each partner, counted from 1; 0 where none is decided. */
  chosen: Uint8Array;
  readonly #runner: BlockRunner;
  readonly #tracks: readonly Standing[];
  readonly #needsAmounts: boolean;
  readonly #decided: DecidedPartners;
  readonly #currency: string;
  #inTracks: readonly InTrack[] = [];

  /** `isStacked`: amounts are asked for, whether or not a decision tells them. */
  constructor(plan: BenefitPlan, place: number, { runner, facts, standings, currency, decided }: BlockSource, isStacked: boolean) {
    this.plan = plan;
    this.place = place;
    this.#runner = runner;
    this.#decided = decided;
    this.chosen = new Uint8Array(plan.inTracks.length === 1 ? 0 : runner.room);
    this.#currency = currency;
    this.#needsAmounts = isStacked || plan.inTracks.some(({ isPriced }) => isPriced);
    const found = (track: string, group: string | null): HeldTiers => {
      const own = standings.find((one) => one.track === track && one.group === group);
      if (!own) throw new Error(`${track} has no standings`);
      return own;
    };
    const tiersOf = (track: string, group: string | null): Int8Array => found(track, group).tier;
    this.#tracks = plan.inTracks.map((inTrack) => {
      const places = inTrack.places.map((place) => new ShareBlock(place, inTrack.atLeast, runner, tiersOf(inTrack.track.id, place.group)));
      const amountOf = (): AmountBlock => {
        const [first] = places;
        if (inTrack.records === null || first === undefined) return new BasisAmounts(inTrack, places, runner);
        const entries = facts.entries(inTrack.records.name);
        if (entries === undefined) throw new Error(`the snapshot does not hold the records of ${plan.benefit.id}`);
        return new RecordAmounts(inTrack, inTrack.records, first, {
          runner,
          entries,
          currency,
          tierOn: found(inTrack.track.id, null).tierOn,
        });
      };
      return { plan: inTrack, places, amount: amountOf(), standing: tiersOf(inTrack.track.id, null) };
    });
  }

  /** The tracks that it may belong to, as they are in the block. */
  get inTracks(): readonly InTrack[] {
    return this.#inTracks;
  }

  /** Decides the block that the runner is in, which begins at a partner. */
  enter(from: number): void {
    const { count } = this.#runner;
    const [first, ...others] = this.#tracks;
    this.#inTracks = this.#tracks.map((track) => new TrackInBlock(track, from, count, this.#needsAmounts));
    for (const { places } of this.#inTracks) for (const place of places) place.enter(from);
    if (first === undefined) return;
    const inFirst = this.#decided.in(first.standing, from, count);
    if (others.length === 0) this.chosen = inFirst;
    else this.#choose(inFirst, count);
  }

  #choose(inFirst: Uint8Array, count: number): void {
    const { chosen } = this;
    chosen.set(inFirst.subarray(0, count));
    for (const [at, { headline }] of this.#inTracks.entries())
      for (let index = 0; at > 0 && index < count; index += 1)
        if (chosen[index] === 0 && headline[index] !== NOT_DECIDED) chosen[index] = at + 1;
  }

  /** It in the track that it belongs to for a partner; undefined where none is decided. */
  at(index: number): InTrack | undefined {
    return this.#inTracks[(this.chosen[index] as number) - 1];
  }

  /** What the row evaluator has of it for a partner. */
  decidedAt(index: number): DecidedBenefit | undefined {
    const found = this.at(index);
    if (found === undefined) return undefined;
    const { plan, places, amount } = found;
    const shares = places.map(
      (place): Share => ({
        group: place.group ?? undefined,
        granted: place.shares[index] === SHARE.granted,
        value: place.valueAt(index),
        basis: place.basisAt(index),
        isUnknown: place.shares[index] === SHARE.unknown,
      }),
    );
    return {
      benefit: plan.benefit,
      track: plan.track,
      byGroup: plan.byGroup,
      shares,
      amounts:
        amount.unknown[index] === 1 ? null : new Map([[this.#currency, amount.amounts[index] ?? 0], ...(amount.foreign.get(index) ?? [])]),
      valueType: plan.type,
      isCut: plan.isCut,
    };
  }
}
