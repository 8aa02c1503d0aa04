import type { BasePlan } from '../base/base-plan.ts';
import type { Draft } from '../goals/context.ts';
import { Targets } from '../goals/targets.ts';
import { Random } from '../random/random.ts';

/** Of so many partners in a row, the dormant ones are as many as the share says: small bases keep it too. */
const BLOCK = 20;
/** Kept apart from the streams of partners, which are numbered from 0. */
const BLOCK_STREAM = 0x40000000;

/** A partner before anything is known of it but whether it sells. */
export function newDraft(plan: BasePlan, index: number): Draft {
  const random = new Random(plan.seed, index);
  return { random, active: !isDormant(plan, index), attributes: new Map(), targets: new Targets(), size: 0 };
}

/** Each block of partners is shuffled; the first places of it are dormant, the one on the border by chance. */
function isDormant(plan: BasePlan, index: number): boolean {
  const block = new Random(plan.seed, BLOCK_STREAM + Math.floor(index / BLOCK));
  const places = block.shuffle(Array.from({ length: BLOCK }, (_, place) => place));
  const place = (places[index % BLOCK] ?? 0) + block.next();
  return place < plan.settings.dormantShare * BLOCK;
}
