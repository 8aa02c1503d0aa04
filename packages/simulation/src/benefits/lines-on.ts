import type { Program } from '@tierwright/program';
import { type Bits, hasBit, newBits, setBit, wordsFor } from '../columns/bits.ts';
import type { Line } from '../outcome/version-outcome.ts';
import { converted, type RateOf } from '../report/rates-on.ts';
import { timesAYear } from '../report/yearly-value.ts';
import { SHARD_BLOCK } from '../run/block.ts';
import type { BenefitBlock, InTrack } from './benefit-block.ts';
import { BenefitBlocks, type BenefitSource } from './benefit-blocks.ts';
import { flagsOf, hasAny, leave, within, without, writeTimes } from './codes.ts';
import { emptyLine } from './empty-line.ts';
import { SHARE, type ShareBlock } from './share-block.ts';
import { STACKED, type StackBlock } from './stack-block.ts';

/** A block of partners, and where it begins. */
interface Written {
  readonly from: number;
  readonly count: number;
  readonly program: Program;
}

/** The yearly bill of every partner (SIM-M6): a line for each benefit, then one for each stacking. */
export function linesOn(source: BenefitSource, most = SHARD_BLOCK): Line[] {
  const { count } = source;
  const blocks = new BenefitBlocks(source, most);
  const benefits = blocks.benefits.map((block) => ({
    block,
    line: emptyLine(block.plan.benefit.id, count),
    stacks: blocks.stacks.filter(({ members }) => members.includes(block)),
  }));
  const stacks = blocks.stacks.map((block) => ({ block, line: emptyLine(`stacking.${block.plan.id}`, count) }));
  const spare: Spare = { told: newBits(blocks.room), other: newBits(blocks.room) };
  for (let from = 0; from < count; from += blocks.room) {
    blocks.enter(from);
    const written = { from, count: blocks.count, program: source.compiled.program };
    for (const { block, line, stacks: of } of benefits) writeBenefit(line, block, of, written, spare);
    for (const { block, line } of stacks) writeStack(line, block, written, spare);
  }
  return [...benefits, ...stacks].map(({ line }) => line);
}

const isGranted = ({ places }: InTrack, index: number): boolean => {
  for (const { shares } of places) if (shares[index] === SHARE.granted) return true;
  return false;
};

/** Flags that are used for one line after the other. */
interface Spare {
  readonly told: Bits;
  readonly other: Bits;
}

/** Of a benefit that has one track, one place and one currency. */
function writePlain(line: Line, inTrack: InTrack, { told, other }: Spare, times: number, { from, count }: Written): void {
  const words = wordsFor(count);
  const { shares } = inTrack.places[0] as ShareBlock;
  const granted = flagsOf(shares, 'equal', SHARE.granted, count, other);
  within(granted, told, words);
  line.granted.set(granted.subarray(0, words), from >>> 5);
  if (!inTrack.plan.isPriced) return;
  const { amounts, unknown } = inTrack.amount;
  line.priced.set(told.subarray(0, words), from >>> 5);
  without(told, flagsOf(unknown, 'equal', 1, count, other), words);
  line.known.set(told.subarray(0, words), from >>> 5);
  writeTimes(amounts, times, told, from, count, line.value);
}

/** Nothing is written where a stacking stands in its place. */
function writeBenefit(
  line: Line,
  block: BenefitBlock,
  stacks: readonly StackBlock[],
  { from, count, program }: Written,
  spare: Spare,
): void {
  const { every, kind } = block.plan.benefit;
  const times = timesAYear(every) * (kind === 'fee' ? -1 : 1);
  const words = wordsFor(count);
  const told = spare.told.fill(-1);
  without(told, flagsOf(block.chosen, 'equal', 0, count, spare.other), words);
  leave(told, count);
  for (const { stacked } of stacks) without(told, flagsOf(stacked, 'atLeast', STACKED.unknown, count, spare.other), words);
  if (!hasAny(told, words)) return;
  const [first] = block.inTracks;
  if (first !== undefined && block.inTracks.length === 1 && first.places.length === 1 && isInOneCurrency(first)) {
    writePlain(line, first, spare, times, { from, count, program });
    return;
  }
  for (let index = 0; index < count; index += 1) {
    const found = hasBit(told, index) ? block.at(index) : undefined;
    if (found === undefined) continue;
    if (isGranted(found, index)) setBit(line.granted, from + index);
    if (!found.plan.isPriced) continue;
    setBit(line.priced, from + index);
    if (found.amount.unknown[index] === 1) continue;
    const foreign = found.amount.foreign.get(index);
    const amount =
      (found.amount.amounts[index] as number) + (foreign === undefined ? 0 : inOwn(foreign, program, found.amount.rateAt(index)));
    if (Number.isNaN(amount)) continue;
    setBit(line.known, from + index);
    line.value[from + index] = amount * times;
  }
}

const isInOneCurrency = ({ plan, amount }: InTrack): boolean => !plan.isPriced || amount.foreign.size === 0;

/** Minor units of other currencies in those of the program's; NaN without a rate. */
function inOwn(foreign: ReadonlyMap<string, number>, program: Program, rateOf: RateOf): number {
  let sum = 0;
  for (const [currency, minor] of foreign) sum += converted(minor, currency, program, rateOf) ?? Number.NaN;
  return sum;
}

function writeStack(
  line: Line,
  { members, stacked, granted, amounts }: StackBlock,
  { from, count }: Written,
  { told, other }: Spare,
): void {
  const inOrder = [...members].sort((a, b) => a.place - b.place);
  const times = inOrder.map(({ plan }) => timesAYear(plan.benefit.every));
  const same = new Set(times).size === 1 ? times[0] : undefined;
  const words = wordsFor(count);
  const priced = flagsOf(stacked, 'atLeast', STACKED.unknown, count, told);
  line.priced.set(priced.subarray(0, words), from >>> 5);
  const has = flagsOf(granted, 'equal', 1, count, other);
  within(has, priced, words);
  line.granted.set(has.subarray(0, words), from >>> 5);
  const known = flagsOf(stacked, 'atLeast', STACKED.known, count, told);
  line.known.set(known.subarray(0, words), from >>> 5);
  if (same !== undefined) writeTimes(amounts, same, known, from, count, line.value);
  else
    for (let index = 0; index < count; index += 1)
      if (hasBit(known, index)) line.value[from + index] = (amounts[index] as number) * timesOf(inOrder, times, index);
}

/** How often a year holds the period of the first member that belongs to a track of the partner. */
function timesOf(inOrder: readonly BenefitBlock[], times: readonly number[], index: number): number {
  return times[inOrder.findIndex(({ chosen }) => chosen[index] !== 0)] ?? 1;
}
