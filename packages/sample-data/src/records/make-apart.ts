import { inSlice, type Slice } from '../populations/slice.ts';
import { type Atom, hasTest } from './atom.ts';
import type { Bounds } from './dates.ts';
import type { KindPlan } from './kind-plan.ts';
import type { RawRecord } from './raw-record.ts';
import type { Apart, RecordMaker } from './record-maker.ts';
import { avoid, copyWants, type Wants } from './wants.ts';

const TRIES = 3;

/** Keeps a record out of slices that have all they need, one test of each failing. */
function steerClear(maker: RecordMaker, wants: Wants, filled: readonly Slice[], own: readonly Atom[]): void {
  const { random } = maker;
  for (const slice of filled) {
    const alternative = slice.alternatives[0] ?? [];
    const start = random.below(alternative.length);
    for (let step = 0; step < alternative.length; step++) {
      const atom = alternative[(start + step) % alternative.length];
      if (atom && !hasTest(own, atom) && avoid(wants, atom, random)) break;
    }
  }
}

const isStrict = (slice: Slice): boolean => slice.targets.some(({ target }) => target.strict);

/**
 * A record that is in none of the filled slices of its kind; undefined where none is found. `needed` then takes one that
 * is in slices where more does no harm, and in the end any.
 */
export function makeApart(
  maker: RecordMaker,
  plan: KindPlan,
  wants: Wants,
  filled: readonly Slice[],
  own: readonly Atom[],
  how: { bounds?: Bounds; needed?: boolean; apart?: Apart } = {},
): RawRecord | undefined {
  if (filled.length === 0) return maker.make(plan, wants, how.bounds, how.apart);
  const record = attempt(maker, plan, wants, filled, own, how);
  if (record || !how.needed) return record;
  return attempt(maker, plan, wants, filled.filter(isStrict), own, how) ?? maker.make(plan, wants, how.bounds, how.apart);
}

function attempt(
  maker: RecordMaker,
  plan: KindPlan,
  wants: Wants,
  filled: readonly Slice[],
  own: readonly Atom[],
  { bounds, apart }: { bounds?: Bounds; apart?: Apart },
): RawRecord | undefined {
  for (let round = 0; round < TRIES; round++) {
    const steered = copyWants(wants);
    steerClear(maker, steered, filled, own);
    const record = maker.make(plan, steered, bounds, apart);
    if (!isIn(filled, record)) return record;
  }
  return undefined;
}

function isIn(slices: readonly Slice[], record: RawRecord): boolean {
  for (const slice of slices) if (inSlice(slice, record)) return true;
  return false;
}
