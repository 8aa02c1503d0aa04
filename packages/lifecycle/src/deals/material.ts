import { decimalsOf, scaleUp } from '@tierwright/facts';
import type { DealRegistration, Json, Num } from '@tierwright/program';
import type { Answers } from './answers.ts';
import type { DealWork } from './deal-work.ts';
import { isOpen } from './intake/queue.ts';
import { isSameCustomer, sameDeal } from './intake/same-deal.ts';

type MaterialField = Exclude<NonNullable<DealRegistration['material']>[number], string>;

const isObject = (value: Json): value is { [key: string]: Json } => typeof value === 'object' && value !== null && !Array.isArray(value);

function isEqual(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (a === undefined || b === undefined) return false;
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((one, index) => isEqual(one, b[index]));
  if (!isObject(a) || !isObject(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => isEqual(a[key], b[key]));
}

/** The answers with those of a message in their place; null takes one away. The same object where nothing changes: it is read once. */
export function withAnswers(before: Answers, given: Answers): Answers {
  if (Object.keys(given).every((field) => isEqual(before[field], given[field]))) return before;
  const after: Record<string, Json> = {};
  for (const [field, value] of Object.entries(before)) if (given[field] === undefined) after[field] = value;
  for (const [field, value] of Object.entries(given)) if (value !== null) after[field] = value;
  return after;
}

export const changedFields = (before: Answers, after: Answers): readonly string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((field) => !isEqual(before[field], after[field]));

/** Whether `value` is more than `percent` % above `base`, exactly. */
function isAbove(value: number, base: number, percent: number): boolean {
  const decimals = Math.max(decimalsOf(value), decimalsOf(base));
  const [b, v] = [scaleUp(base, decimals), scaleUp(value, decimals)].map(BigInt) as [bigint, bigint];
  const of = decimalsOf(percent);
  const magnitude = b < 0n ? -b : b;
  return (v - b) * 100n * BigInt(scaleUp(1, of)) > magnitude * BigInt(scaleUp(percent, of));
}

/** Whether a value went beyond what is allowed in one direction; where that is not known it counts as beyond (S3). */
function isBeyond({ reading }: DealWork, allowed: Num | undefined, value: number, base: number): boolean {
  if (allowed === undefined) return false;
  const percent = reading.num(allowed);
  return typeof percent === 'number' ? isAbove(value, base, percent) : value > base;
}

function isMaterialField(work: DealWork, { field, rises, falls }: MaterialField, before: Answers, after: Answers): boolean {
  const base = before[field];
  const value = after[field];
  if (isEqual(base, value)) return false;
  if ((rises === undefined && falls === undefined) || typeof base !== 'number' || typeof value !== 'number') return true;
  return isBeyond(work, rises, value, base) || isBeyond(work, falls, -value, -base);
}

/** D6, D16: whether the difference to what was decided has to be decided. */
export function isMaterial(work: DealWork, before: Answers, after: Answers): boolean {
  const { material } = work.registration;
  if (!material) return changedFields(before, after).length > 0;
  return material.some((entry) =>
    typeof entry === 'string' ? !isEqual(before[entry], after[entry]) : isMaterialField(work, entry, before, after),
  );
}

/** D4: whether other deals may see it as another one now: its customer or its products changed, also where there are fewer. */
export const areKeysNew = ({ intake }: DealWork, before: Answers, after: Answers): boolean =>
  JSON.stringify(intake.keys(before)) !== JSON.stringify(intake.keys(after));

/** D16: a new customer, a product more, or keys by which it becomes the same deal as another: it was never decided against others. */
export function isNewDeal({ item, intake, facts }: DealWork, before: Answers, after: Answers): boolean {
  const old = intake.keys(before);
  const now = intake.keys(after);
  if (!isSameCustomer(old.customer, now.customer, intake.same.keys)) return true;
  const hasMore = old.products.length > 0 && (now.products.length === 0 || now.products.some((product) => !old.products.includes(product)));
  if (intake.same.needsProduct && hasMore) return true;
  return facts.deals.some(
    (other) =>
      other.id !== item.id &&
      isOpen(other) &&
      sameDeal(now, intake.keys(other.answers), intake.same) &&
      !sameDeal(old, intake.keys(other.answers), intake.same),
  );
}
