import type { Program } from '@tierwright/program';
import { setBit } from '../columns/bits.ts';
import type { Line } from '../outcome/version-outcome.ts';
import { converted, type RateOf } from '../report/rates-on.ts';
import { timesAYear } from '../report/yearly-value.ts';
import { BLOCK } from '../run/block.ts';
import type { BenefitBlock, InTrack } from './benefit-block.ts';
import { BenefitBlocks, type BenefitSource } from './benefit-blocks.ts';
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
export function linesOn(source: BenefitSource): Line[] {
  const { count } = source;
  const blocks = new BenefitBlocks(source);
  const benefits = blocks.benefits.map((block) => ({
    block,
    line: emptyLine(block.plan.benefit.id, count),
    stacks: blocks.stacks.filter(({ members }) => members.includes(block)),
  }));
  const stacks = blocks.stacks.map((block) => ({ block, line: emptyLine(`stacking.${block.plan.id}`, count) }));
  for (let from = 0; from < count; from += BLOCK) {
    blocks.enter(from);
    const written = { from, count: blocks.count, program: source.compiled.program };
    for (const { block, line, stacks: of } of benefits) writeBenefit(line, block, of, written);
    for (const { block, line } of stacks) writeStack(line, block, written);
  }
  return [...benefits, ...stacks].map(({ line }) => line);
}

const isGranted = ({ places }: InTrack, index: number): boolean => {
  for (const { shares } of places) if (shares[index] === SHARE.granted) return true;
  return false;
};

/** Of a benefit that has one track, one place and one currency; flags are put together by the word. */
function writePlain(line: Line, { plan, places, amount }: InTrack, told: Uint8Array, times: number, { from, count }: Written): void {
  const { amounts, unknown } = amount;
  const { shares } = places[0] as ShareBlock;
  const { isPriced } = plan;
  const { value } = line;
  if (!isPriced) {
    writeGranted(line, shares, told, from, count);
    return;
  }
  for (let at = 0; at < count; at += 32) {
    const end = Math.min(at + 32, count);
    let [granted, priced, known] = [0, 0, 0];
    for (let index = at; index < end; index += 1) {
      if (told[index] === 0) continue;
      const bit = 1 << (index & 31);
      if (shares[index] === SHARE.granted) granted |= bit;
      priced |= bit;
      if (unknown[index] === 1) continue;
      known |= bit;
      value[from + index] = (amounts[index] as number) * times;
    }
    const word = (from + at) >>> 5;
    line.granted[word] = granted;
    line.priced[word] = priced;
    line.known[word] = known;
  }
}

/** Who has a benefit that comes to no amount. */
function writeGranted({ granted }: Line, shares: Uint8Array, told: Uint8Array, from: number, count: number): void {
  for (let at = 0; at < count; at += 32) {
    const end = Math.min(at + 32, count);
    let bits = 0;
    for (let index = at; index < end; index += 1) if (told[index] !== 0 && shares[index] === SHARE.granted) bits |= 1 << (index & 31);
    granted[(from + at) >>> 5] = bits;
  }
}

/** Nothing is written where a stacking stands in its place. */
function writeBenefit(line: Line, block: BenefitBlock, stacks: readonly StackBlock[], { from, count, program }: Written): void {
  const { every, kind } = block.plan.benefit;
  const times = timesAYear(every) * (kind === 'fee' ? -1 : 1);
  const [first] = block.inTracks;
  if (first !== undefined && block.inTracks.length === 1 && first.places.length === 1 && first.amount.foreign.size === 0) {
    writePlain(line, first, toldAlone(block, stacks, count), times, { from, count, program });
    return;
  }
  for (let index = 0; index < count; index += 1) {
    const found = block.at(index);
    if (found === undefined || isInStack(stacks, index)) continue;
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

/** Minor units of other currencies in those of the program's; NaN without a rate. */
function inOwn(foreign: ReadonlyMap<string, number>, program: Program, rateOf: RateOf): number {
  let sum = 0;
  for (const [currency, minor] of foreign) sum += converted(minor, currency, program, rateOf) ?? Number.NaN;
  return sum;
}

/** Not 0 for partners to whom a benefit is told without a stacking in its place. */
function toldAlone({ chosen }: BenefitBlock, stacks: readonly StackBlock[], count: number): Uint8Array {
  if (stacks.length === 0) return chosen;
  const told = chosen.slice(0, count);
  for (const { stacked } of stacks)
    for (let index = 0; index < count; index += 1) if ((stacked[index] as number) >= STACKED.unknown) told[index] = 0;
  return told;
}

function isInStack(stacks: readonly StackBlock[], index: number): boolean {
  for (const { stacked } of stacks) if ((stacked[index] as number) >= STACKED.unknown) return true;
  return false;
}

/** Flags are put together by the word. */
function writeStack(line: Line, { members, stacked, granted, amounts }: StackBlock, { from, count }: Written): void {
  const inOrder = [...members].sort((a, b) => a.place - b.place);
  const times = inOrder.map(({ plan }) => timesAYear(plan.benefit.every));
  const same = new Set(times).size === 1 ? times[0] : undefined;
  const { value } = line;
  for (let at = 0; at < count; at += 32) {
    const end = Math.min(at + 32, count);
    let [has, priced, known] = [0, 0, 0];
    for (let index = at; index < end; index += 1) {
      const amount = stacked[index] as number;
      if (amount < STACKED.unknown) continue;
      const bit = 1 << (index & 31);
      if (granted[index] === 1) has |= bit;
      priced |= bit;
      if (amount === STACKED.unknown) continue;
      known |= bit;
      value[from + index] = (amounts[index] as number) * (same ?? timesOf(inOrder, times, index));
    }
    const word = (from + at) >>> 5;
    line.granted[word] = has;
    line.priced[word] = priced;
    line.known[word] = known;
  }
}

/** How often a year holds the period of the first member that belongs to a track of the partner. */
function timesOf(inOrder: readonly BenefitBlock[], times: readonly number[], index: number): number {
  return times[inOrder.findIndex(({ chosen }) => chosen[index] !== 0)] ?? 1;
}
