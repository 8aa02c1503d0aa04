import type { DecidedBenefit, Share } from '@tierwright/engine';
import type { Standings } from '../outcome/version-outcome.ts';
import { BLOCK } from '../run/block.ts';
import type { BlockRunner } from '../run/block-runner.ts';
import type { ColumnSource } from '../run/column-source.ts';
import { NOT_DECIDED } from '../run/qualified-tiers.ts';
import { type AmountBlock, BasisAmounts } from './amount-block.ts';
import type { BenefitPlan, TrackBenefit } from './benefit-terms.ts';
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
  readonly standings: readonly Standings[];
  readonly currency: string;
}

/** A benefit for the partners of one block after the other. */
export class BenefitBlock {
  readonly plan: BenefitPlan;
  /** Among the benefits of the version. */
  readonly place: number;
  /** The track that it belongs to for each partner, counted from 1; 0 where none is decided. */
  readonly chosen = new Uint8Array(BLOCK);
  readonly #runner: BlockRunner;
  readonly #tracks: readonly (Omit<InTrack, 'headline'> & { readonly standing: Int8Array })[];
  readonly #needsAmounts: boolean;
  readonly #currency: string;
  #inTracks: readonly InTrack[] = [];

  /** `isStacked`: amounts are asked for, whether or not a decision tells them. */
  constructor(plan: BenefitPlan, place: number, { runner, facts, standings, currency }: BlockSource, isStacked: boolean) {
    this.plan = plan;
    this.place = place;
    this.#runner = runner;
    this.#currency = currency;
    this.#needsAmounts = isStacked || plan.inTracks.some(({ isPriced }) => isPriced);
    const found = (track: string, group: string | null): Standings => {
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
    const { chosen } = this;
    if (this.#tracks.length === 0) chosen.fill(0, 0, count);
    this.#inTracks = this.#tracks.map(({ standing, ...rest }) => ({ ...rest, headline: standing.subarray(from, from + count) }));
    for (const [at, { places, amount, headline }] of this.#inTracks.entries()) {
      for (const place of places) place.enter(from);
      if (this.#needsAmounts) amount.enter(headline, from);
      if (at === 0) for (let index = 0; index < count; index += 1) chosen[index] = headline[index] === NOT_DECIDED ? 0 : 1;
      else
        for (let index = 0; index < count; index += 1) if (chosen[index] === 0 && headline[index] !== NOT_DECIDED) chosen[index] = at + 1;
    }
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
        amount.unknown[index] === 1
          ? null
          : new Map([[this.#currency, amount.amounts[index] as number], ...(amount.foreign.get(index) ?? [])]),
      valueType: plan.type,
      isCut: plan.isCut,
    };
  }
}
