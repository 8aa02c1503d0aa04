import type { AllPlaces, Places } from './places.ts';

/** Values that are decided, as places on an axis: each piece of each partner has at least one. */
export interface Pieces {
  readonly count: number;
  readonly decided: readonly number[];
  /** Null: every value is a piece of its own, of every partner. */
  readonly places: Places | null;
}

/** Every value of an axis is decided. */
export const everyPiece = (count: number): Pieces => ({ count, decided: Array.from({ length: count }, (_, at) => at), places: null });

/**
 * SIM-Q3: pieces between the places where partners turn. The first and the last value are in the outer ones; for those
 * between two places the fewest values that hit them all, taken by the end of a piece.
 */
export function piecesOf(count: number, places: Places): Pieces {
  if (!places.isAny) return { count, decided: [0], places };
  const decided = new Set([0, count - 1]);
  if (places.all !== null) {
    let last = 0;
    for (const [from, end] of inner(places.all)) {
      if (last >= from) continue;
      last = end - 1;
      decided.add(last);
    }
  }
  return { count, decided: [...decided].sort((a, b) => a - b), places };
}

/** The pieces that lie between two places, by their ends. */
function inner({ starts, places }: AllPlaces): [from: number, end: number][] {
  // The narrowest piece of an end hits the others that end there.
  const widest = new Map<number, number>();
  for (let partner = 0; partner + 1 < starts.length; partner += 1)
    for (let at = (starts[partner] as number) + 1; at < (starts[partner + 1] as number); at += 1) {
      const [from, end] = [places[at - 1] as number, places[at] as number];
      if (from > (widest.get(end) ?? 0)) widest.set(end, from);
    }
  return [...widest].map(([end, from]): [number, number] => [from, end]).sort(([, a], [, b]) => a - b);
}

/** The piece that a value is decided for: of the values in one piece the first stands for it. Empty for the others. */
export function pieceOf({ count, places, decided }: Pieces, partner: number, index: number, into: { from: number; to: number }): void {
  const at = decided[index] as number;
  const before = index === 0 ? -1 : (decided[index - 1] as number);
  if (places === null) {
    into.from = at;
    into.to = at + 1;
    return;
  }
  let [from, to] = [0, count];
  if (places.all === null) {
    const turn = places.only[partner] as number;
    // 0 without a place: the whole axis.
    if (turn > at) to = turn;
    else from = turn;
  } else {
    const { starts, places: all } = places.all;
    const end = starts[partner + 1] as number;
    for (let place = starts[partner] as number; place < end; place += 1) {
      const turn = all[place] as number;
      if (turn <= at) from = turn;
      else {
        to = turn;
        break;
      }
    }
  }
  into.from = from;
  into.to = before >= from ? from : to;
}
