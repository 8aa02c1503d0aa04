import type { BasePlan } from '../base/base-plan.ts';
import type { Draft } from '../goals/context.ts';
import { Targets } from '../goals/targets.ts';
import { Random } from '../random/random.ts';

/** Of so many partners in a row, as many are dormant or near a threshold as the shares say: small bases keep them too. */
const BLOCK = 20;
/** Kept apart from the streams of partners, which are numbered from 0. */
const BLOCK_STREAM = 0x40000000;

/** A partner before anything is known of it but whether it sells, and whether it is to be near a threshold. */
export function newDraft(plan: BasePlan, index: number): Draft {
  const { dormantShare, nearShare } = plan.settings;
  const place = placeOf(plan.seed, index);
  // Who sold nothing is near nothing: those who are come from the others.
  const near = place >= dormantShare && place < dormantShare + nearShare;
  return {
    random: new Random(plan.seed, index),
    active: place >= dormantShare,
    near,
    attributes: new Map(),
    targets: new Targets(),
    size: 0,
  };
}

/** A number in [0, 1), even within each block of partners: each block is shuffled. */
function placeOf(seed: number, index: number): number {
  const block = new Random(seed, BLOCK_STREAM + Math.floor(index / BLOCK));
  const places = block.shuffle(Array.from({ length: BLOCK }, (_, place) => place));
  return ((places[index % BLOCK] ?? 0) + block.next()) / BLOCK;
}
