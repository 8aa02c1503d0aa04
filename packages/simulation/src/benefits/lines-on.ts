import { newBits, setBit } from '../columns/bits.ts';
import type { Line } from '../outcome/version-outcome.ts';
import { timesAYear } from '../report/yearly-value.ts';
import { BLOCK } from '../run/block.ts';
import type { BenefitBlock, InTrack } from './benefit-block.ts';
import { BenefitBlocks, type BenefitSource } from './benefit-blocks.ts';
import { SHARE } from './share-block.ts';
import { STACKED, type StackBlock } from './stack-block.ts';

const emptyLine = (line: string, count: number): Line => ({
  line,
  granted: newBits(count),
  priced: newBits(count),
  known: newBits(count),
  value: new Float64Array(count),
});

/** The yearly bill of every partner (SIM-M6): a line for each benefit, then one for each stacking. */
export function linesOn(source: BenefitSource): Line[] {
  const { count } = source.facts;
  const blocks = new BenefitBlocks(source);
  const benefits = blocks.benefits.map((block) => ({
    block,
    line: emptyLine(block.plan.benefit.id, count),
    stacks: blocks.stacks.filter(({ members }) => members.includes(block)),
  }));
  const stacks = blocks.stacks.map((block) => ({ block, line: emptyLine(`stacking.${block.plan.id}`, count) }));
  for (let from = 0; from < count; from += BLOCK) {
    blocks.enter(from);
    for (const { block, line, stacks: of } of benefits) writeBenefit(line, block, of, from, blocks.count);
    for (const { block, line } of stacks) writeStack(line, block, from, blocks.count);
  }
  return [...benefits, ...stacks].map(({ line }) => line);
}

const isGranted = ({ places }: InTrack, index: number): boolean => {
  for (const { shares } of places) if (shares[index] === SHARE.granted) return true;
  return false;
};

/** Nothing is written where a stacking stands in its place. */
function writeBenefit(line: Line, block: BenefitBlock, stacks: readonly StackBlock[], from: number, count: number): void {
  const { every, kind } = block.plan.benefit;
  const times = timesAYear(every) * (kind === 'fee' ? -1 : 1);
  for (let index = 0; index < count; index += 1) {
    const found = block.at(index);
    if (found === undefined || isInStack(stacks, index)) continue;
    if (isGranted(found, index)) setBit(line.granted, from + index);
    if (!found.plan.isPriced) continue;
    setBit(line.priced, from + index);
    if (found.amount.unknown[index] === 1) continue;
    setBit(line.known, from + index);
    line.value[from + index] = (found.amount.amounts[index] as number) * times;
  }
}

function isInStack(stacks: readonly StackBlock[], index: number): boolean {
  for (const { stacked } of stacks) if ((stacked[index] as number) >= STACKED.unknown) return true;
  return false;
}

function writeStack(line: Line, { members, stacked, granted, amounts }: StackBlock, from: number, count: number): void {
  const inOrder = [...members].sort((a, b) => a.place - b.place);
  for (let index = 0; index < count; index += 1) {
    const amount = stacked[index] as number;
    if (amount < STACKED.unknown) continue;
    if (granted[index] === 1) setBit(line.granted, from + index);
    setBit(line.priced, from + index);
    if (amount === STACKED.unknown) continue;
    setBit(line.known, from + index);
    const first = inOrder.find((member) => member.at(index) !== undefined);
    line.value[from + index] = (amounts[index] as number) * timesAYear(first?.plan.benefit.every);
  }
}
