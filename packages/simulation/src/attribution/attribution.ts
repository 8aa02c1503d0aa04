import { type Change, toMajor } from '@tierwright/program';
import { type Bits, hasBit, newBits, setBit } from '../columns/bits.ts';
import type { DecidedShard, Section } from '../impact/section.ts';
import { versionsSteps } from '../outcome/decide-version.ts';
import type { VersionOutcome } from '../outcome/version-outcome.ts';
import type { Direction } from '../report/tier-move.ts';
import { finish, type Steps } from '../steps/steps.ts';
import { directionsOf, NAMED_DIRECTIONS } from '../sweep/directions.ts';
import { type SingleChange, singleChanges } from './single-changes.ts';

/** What a change alone does to partners of the baseline. */
interface ChangeEffect {
  /** Its sentence, and those of the changes that it cannot do without. */
  sentence: string;
  pointer: string;
  needs: string[];
  moved: Record<Direction, number>;
  /** By how much the yearly value of partners differs for whom it is known both times. A part has minor units, a report major ones. */
  difference: number;
  /** Partners for whom it is not known. */
  unknown: number;
}

/** Which change moves how many partners. */
export interface Attribution {
  changes: ChangeEffect[];
  /** Partners that the candidate moves. */
  moved: number;
  /** Of them, those whom no change alone moves. */
  onlyTogether: number;
  /** Partners whom a change alone moves, and the candidate does not. */
  undone: number;
}

const known = new WeakMap<object, WeakMap<object, readonly SingleChange[]>>();

/** Worked out once for two versions. */
function changesOf({ before, after }: DecidedShard): readonly SingleChange[] {
  const of = known.get(before.compiled) ?? new WeakMap<object, readonly SingleChange[]>();
  known.set(before.compiled, of);
  const found = of.get(after.compiled) ?? singleChanges(before.compiled, after.compiled);
  of.set(after.compiled, found);
  return found;
}

/** So many versions are decided at a time: what they have in common once. */
const BATCH = 8;

const sentenceOf = ({ sentence }: Change): string => sentence;
const noMoves = (): Record<Direction, number> => ({ up: 0, down: 0, in: 0, out: 0, mixed: 0 });

/** The yearly value of a partner, and whether it is known. */
function totals({ lines, count }: VersionOutcome): { readonly sums: Float64Array; readonly unknown: Bits } {
  const [sums, unknown] = [new Float64Array(count), newBits(count)];
  for (const { priced, known: isKnown, value } of lines)
    for (let index = 0; index < count; index += 1) {
      sums[index] = (sums[index] as number) + (value[index] as number);
      if (hasBit(priced, index) && !hasBit(isKnown, index)) setBit(unknown, index);
    }
  return { sums, unknown };
}

/** What it does to the partners of a shard, in steps. */
export function* attributionSteps(shard: DecidedShard): Steps<Attribution> {
  const { snapshot, before, after, comparison } = shard;
  const singles = changesOf(shard);
  yield;
  const inCandidate = directionsOf(before, after, comparison.order);
  const bySingle = newBits(snapshot.count);
  const value = totals(before);
  const changes: ChangeEffect[] = [];
  for (let from = 0; from < singles.length; from += BATCH) {
    const batch = singles.slice(from, from + BATCH);
    const outcomes = yield* versionsSteps(
      snapshot,
      batch.map(({ version }) => version),
    );
    for (const [index, outcome] of outcomes.entries()) {
      const { change, needs } = batch[index] as SingleChange;
      const effect: ChangeEffect = {
        ...{ sentence: change.sentence, pointer: change.pointer, needs: needs.map(sentenceOf) },
        ...{ moved: noMoves(), difference: 0, unknown: 0 },
      };
      const directions = directionsOf(before, outcome, comparison.order);
      const other = totals(outcome);
      for (let partner = 0; partner < snapshot.count; partner += 1) {
        const direction = NAMED_DIRECTIONS[(directions[partner] as number) - 1];
        if (direction !== undefined) {
          effect.moved[direction] += 1;
          setBit(bySingle, partner);
        }
        if (hasBit(value.unknown, partner) || hasBit(other.unknown, partner)) effect.unknown += 1;
        else effect.difference += (other.sums[partner] as number) - (value.sums[partner] as number);
      }
      changes.push(effect);
      yield;
    }
  }
  let [moved, onlyTogether, undone] = [0, 0, 0];
  for (let partner = 0; partner < snapshot.count; partner += 1) {
    const isMoved = inCandidate[partner] !== 0;
    if (isMoved) moved += 1;
    if (isMoved && !hasBit(bySingle, partner)) onlyTogether += 1;
    if (!isMoved && hasBit(bySingle, partner)) undone += 1;
  }
  return { changes, moved, onlyTogether, undone };
}

function merged(parts: readonly ChangeEffect[]): ChangeEffect {
  const [first] = parts;
  if (first === undefined) throw new Error('there is nothing to merge');
  const moved = noMoves();
  for (const part of parts) for (const direction of NAMED_DIRECTIONS) moved[direction] += part.moved[direction];
  const sum = (of: (part: ChangeEffect) => number) => parts.reduce((total, part) => total + of(part), 0);
  return { ...first, moved, difference: sum(({ difference }) => difference), unknown: sum(({ unknown }) => unknown) };
}

/** SIM-Q11, SIM-Q12: what each change of the candidate does alone, and what only the combination does. */
export const attribution: Section<Attribution, Attribution> = {
  empty: () => ({ changes: [], moved: 0, onlyTogether: 0, undone: 0 }),
  of: (shard) => finish(attributionSteps(shard)),
  steps: attributionSteps,
  merge(all) {
    // Every shard has all changes in the same order; an empty part has none.
    const parts = all.filter(({ changes }) => changes.length > 0);
    const sum = (of: (part: Attribution) => number) => all.reduce((total, part) => total + of(part), 0);
    return {
      changes: (parts[0]?.changes ?? []).map((_, index) => merged(parts.flatMap(({ changes }) => changes[index] ?? []))),
      moved: sum(({ moved }) => moved),
      onlyTogether: sum(({ onlyTogether }) => onlyTogether),
      undone: sum(({ undone }) => undone),
    };
  },
  tell: ({ changes, ...counts }, { candidate }) => ({
    changes: changes.map((change) => ({ ...change, difference: toMajor(change.difference, candidate.currency) })),
    ...counts,
  }),
};
