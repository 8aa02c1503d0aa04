import type { TrackMoves } from '@tierwright/simulation';

/** A tier of one side of the picture. */
export interface SankeyNode {
  readonly title: string;
  readonly partners: number;
  readonly y: number;
  readonly height: number;
  /** Where its label stands: labels do not cover each other. */
  readonly labelY: number;
}

export interface SankeyBand {
  readonly kind: 'stays' | 'up' | 'down';
  readonly from: string;
  readonly to: string;
  readonly partners: number;
  /** Upper edges at the left and at the right. */
  readonly y: readonly [number, number];
  readonly height: number;
}

export interface Sankey {
  readonly before: readonly SankeyNode[];
  readonly after: readonly SankeyNode[];
  readonly bands: readonly SankeyBand[];
  readonly height: number;
}

const HEIGHT = 280;
const GAP = 14;
const LABEL = 18;
/** A band is seen, however few move. */
const THINNEST = 1.5;

function stacked(nodes: readonly { readonly title: string; readonly partners: number }[], scale: number): SankeyNode[] {
  let y = 0;
  let labelY = -LABEL;
  return nodes.map(({ title, partners }) => {
    const height = partners > 0 ? Math.max(partners * scale, THINNEST) : 0;
    labelY = Math.max(y + height / 2, labelY + LABEL);
    const node = { title, partners, y, height, labelY };
    y += height + GAP;
    return node;
  });
}

/** The moves of a track between the tiers before (left) and after (right), the highest tier on top, no tier at the bottom. */
export function sankeyOf({ tiers, noTier, moves }: Pick<TrackMoves, 'tiers' | 'noTier' | 'moves'>, noTierTitle: string): Sankey {
  const ladder = [...tiers].reverse();
  const places: (string | null)[] = [...ladder.map(({ tier }) => tier), null];
  const side = (of: 'before' | 'after') => [
    ...ladder.map((tier) => ({ title: tier.title, partners: tier[of] })),
    { title: noTierTitle, partners: noTier[of] },
  ];
  const sum = (nodes: readonly { readonly partners: number }[]) => nodes.reduce((total, { partners }) => total + partners, 0);
  const [left, right] = [side('before'), side('after')];
  const scale = (HEIGHT - GAP * (places.length - 1)) / Math.max(1, sum(left), sum(right));
  const [before, after] = [stacked(left, scale), stacked(right, scale)];
  const used = { left: before.map(({ y }) => y), right: after.map(({ y }) => y) };
  const bands = moves.flatMap(({ from, to, partners }): SankeyBand[] => {
    const [source, target] = [places.indexOf(from), places.indexOf(to)];
    const [was, is] = [before[source], after[target]];
    if (!was || !is || partners === 0) return [];
    const y = [used.left[source] ?? 0, used.right[target] ?? 0] as const;
    used.left[source] = y[0] + partners * scale;
    used.right[target] = y[1] + partners * scale;
    const kind = source === target ? 'stays' : target < source ? 'up' : 'down';
    return [{ kind, from: was.title, to: is.title, partners, y, height: Math.max(partners * scale, THINNEST) }];
  });
  const lowest = Math.max(...[...before, ...after].map(({ y, height, labelY }) => Math.max(y + height, labelY + LABEL / 2)));
  // Who moves is drawn over who stays.
  return { before, after, bands: bands.sort((a, b) => Number(a.kind !== 'stays') - Number(b.kind !== 'stays')), height: lowest };
}

/** A band from x to x as the path of an SVG. */
export function ribbon({ y: [from, to], height }: SankeyBand, left: number, right: number): string {
  const middle = (left + right) / 2;
  const at = (x: number, y: number) => `${x} ${Math.round(y * 10) / 10}`;
  return (
    `M${at(left, from)}C${at(middle, from)} ${at(middle, to)} ${at(right, to)}` +
    `L${at(right, to + height)}C${at(middle, to + height)} ${at(middle, from + height)} ${at(left, from + height)}Z`
  );
}

/** How many partners of a track go up and down; into a tier is up, out of every one down. */
export function movedIn(moves: Pick<TrackMoves, 'tiers' | 'noTier' | 'moves'>): { readonly up: number; readonly down: number } {
  const { bands } = sankeyOf(moves, '');
  const count = (kind: SankeyBand['kind']) => bands.reduce((sum, band) => sum + (band.kind === kind ? band.partners : 0), 0);
  return { up: count('up'), down: count('down') };
}
