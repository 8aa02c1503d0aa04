import type { PartnerChange, PartnerMove } from '../../report/partner-change.ts';
import { type ChangeCounts, type CountedMove, countMoves } from '../../report/tier-changes.ts';
import type { Steps } from '../../steps/steps.ts';
import type { DecidedShard } from '../section.ts';
import type { Mover } from '../shard/movers.ts';
import { testsAfter, testsBefore } from '../shard/shard-tests.ts';
import { type Cell, cellAt, isMoved, type TrackPair, trackPairs } from '../shard/track-pairs.ts';
import { EXPLAINED_IN_STEP } from './explained.ts';
import { LeafPatterns } from './leaf-patterns.ts';

/** Moves for which the same is told, and one of those who make them. */
interface MoveClass {
  readonly first: Mover;
  partners: number;
}

/** Moves of a headline between two tiers, by the pattern of what the tier asks that explains them. */
interface CellMoves {
  readonly track: string;
  readonly cell: Cell;
  readonly classes: Map<number, MoveClass>;
}

/** The version and the tier that explain a move (SIM-M4), and whether the version decides the track for those in the cell. */
function explainedBy({ from, to, ranks: [before, after], isDecided: [was, is] }: Cell) {
  return after > before ? { isBaseline: true, tier: to ?? '', isDecided: was } : { isBaseline: false, tier: from ?? '', isDecided: is };
}

/** Headlines in which partners move, and their moves. */
class HeadlineMoves {
  readonly pair: TrackPair;
  readonly #cells = new Map<number, CellMoves>();

  constructor(pair: TrackPair) {
    this.pair = pair;
  }

  /** Undefined where the partner does not move in it. */
  at(index: number): CellMoves | undefined {
    const number = cellAt(this.pair, index);
    const known = this.#cells.get(number);
    if (known !== undefined) return known;
    const cell = this.pair.cells[number];
    if (cell === undefined || !isMoved(cell)) return undefined;
    const made: CellMoves = { track: this.pair.track, cell, classes: new Map() };
    this.#cells.set(number, made);
    return made;
  }

  get all(): Iterable<CellMoves> {
    return this.#cells.values();
  }
}

const moveIn = ({ moves }: PartnerChange, { track, cell }: CellMoves): PartnerMove => {
  const found = moves.find((one) => one.group === undefined && one.track === track);
  if (found?.from !== cell.from || found.to !== cell.to) throw new Error(`${track} is not what moves`);
  return found;
};

/**
 * SIM-M18: the changes of headline tiers of movers, and what decided them. Of those whose tests at the tier come to the same,
 * one is explained; others one by one: who is kept as read, and whom columns do not tell apart.
 */
export function* countedOf(shard: DecidedShard, movers: readonly Mover[], explain: (mover: Mover) => PartnerChange): Steps<ChangeCounts> {
  const { snapshot, before, after, comparison } = shard;
  const headlines = trackPairs(shard).flatMap((pair) => (pair.group === null ? [new HeadlineMoves(pair)] : []));
  const [ofBaseline, ofCandidate] = [
    new LeafPatterns(testsBefore(shard), before.compiled),
    new LeafPatterns(testsAfter(shard), after.compiled),
  ];
  const patternAt = (cell: Cell, track: string, index: number): number | undefined => {
    const { isBaseline, tier, isDecided } = explainedBy(cell);
    return isDecided ? (isBaseline ? ofBaseline : ofCandidate).at(track, tier, index) : 0;
  };
  const counted: CountedMove[] = [];
  const [cells, patterns]: [CellMoves[], number[]] = [[], []];
  let alone = 0;
  for (const mover of movers) {
    const { index } = mover;
    cells.length = 0;
    patterns.length = 0;
    let isTold = !snapshot.asRead.has(index);
    for (let at = 0; isTold && at < headlines.length; at += 1) {
      const cell = (headlines[at] as HeadlineMoves).at(index);
      if (cell === undefined) continue;
      const pattern = patternAt(cell.cell, cell.track, index);
      if (pattern === undefined) isTold = false;
      else {
        cells.push(cell);
        patterns.push(pattern);
      }
    }
    if (isTold) for (let at = 0; at < cells.length; at += 1) addTo(cells[at] as CellMoves, patterns[at] as number, mover);
    else {
      for (const move of explain(mover).moves) counted.push({ move, partners: 1 });
      alone += 1;
      if (alone % EXPLAINED_IN_STEP === 0) yield;
    }
  }
  for (const one of headlines)
    for (const cell of one.all)
      for (const { first, partners } of cell.classes.values()) counted.push({ move: moveIn(explain(first), cell), partners });
  return countMoves(counted, comparison.order);
}

function addTo({ classes }: CellMoves, pattern: number, mover: Mover): void {
  const known = classes.get(pattern);
  if (known === undefined) classes.set(pattern, { first: mover, partners: 1 });
  else known.partners += 1;
}
