import type { TrackMoves } from '../../report/track-moves.ts';
import { html, type Markup } from './markup.ts';
import { counted, shown } from './words.ts';

const WIDTH = 960;
const HEIGHT = 300;
const LABEL = 190;
const NODE = 10;
const GAP = 14;
/** A link is seen, however few move. */
const THINNEST = 1.5;
/** Of the moves so many have their number in the picture. */
const FIGURES = 6;

interface Node {
  readonly title: string;
  readonly partners: number;
  readonly y: number;
  readonly height: number;
}

const rounded = (value: number): string => String(Math.round(value * 10) / 10);

/** Nodes of one side from the highest tier down, as high as they have partners. */
function stacked(nodes: readonly { readonly title: string; readonly partners: number }[], scale: number): Node[] {
  let y = 0;
  return nodes.map(({ title, partners }) => {
    const height = Math.max(partners * scale, partners > 0 ? THINNEST : 0);
    const node = { title, partners, y, height };
    y += height + GAP;
    return node;
  });
}

/** A label for each node, pushed down where it would cover the one above. */
function labels(nodes: readonly Node[], x: number, anchor: 'start' | 'end'): Markup[] {
  let last = -GAP;
  return nodes.map(({ title, partners, y, height }) => {
    const at = Math.max(y + height / 2 + 4, last + 17);
    last = at;
    return html`<text x="${x}" y="${rounded(at)}" text-anchor="${anchor}">${title} <tspan class="quiet">${shown(partners)}</tspan></text>`;
  });
}

/** A band from one side to the other. */
function ribbon(from: number, to: number, height: number): string {
  const [left, right] = [LABEL + NODE, WIDTH - LABEL - NODE];
  const middle = (left + right) / 2;
  const at = (x: number, y: number) => `${rounded(x)} ${rounded(y)}`;
  return (
    `M${at(left, from)}C${at(middle, from)} ${at(middle, to)} ${at(right, to)}` +
    `V${rounded(to + height)}C${at(middle, to + height)} ${at(middle, from + height)} ${at(left, from + height)}Z`
  );
}

/** The moves of a track as bands between the tiers before (left) and after (right); the table beside it has the same numbers. */
export function sankey({ title, tiers, noTier, moves }: TrackMoves): Markup {
  const order: (string | null)[] = [...tiers.map(({ tier }) => tier)].reverse();
  const all = [...tiers].reverse();
  const sides = (side: 'before' | 'after') => [
    ...all.map((tier) => ({ title: tier.title, partners: tier[side] })),
    { title: 'no tier', partners: noTier[side] },
  ];
  order.push(null);
  const total = Math.max(1, ...[sides('before'), sides('after')].map((side) => side.reduce((sum, { partners }) => sum + partners, 0)));
  const scale = (HEIGHT - GAP * (order.length - 1)) / total;
  const [left, right] = [stacked(sides('before'), scale), stacked(sides('after'), scale)];
  const used = { left: left.map(({ y }) => y), right: right.map(({ y }) => y) };
  const rank = (tier: string | null) => order.length - order.indexOf(tier);
  const bands = moves.map(({ from, to, partners }) => {
    const [source, target] = [order.indexOf(from), order.indexOf(to)];
    const height = Math.max(partners * scale, THINNEST);
    const path = ribbon(used.left[source] ?? 0, used.right[target] ?? 0, height);
    const [was, is] = [left[source]?.title, right[target]?.title];
    const kind = from === to ? 'link' : rank(to) > rank(from) ? 'link up' : 'link down';
    const told = from === to ? `${counted(partners, 'partner')} stay ${was}` : `${counted(partners, 'partner')}: ${was} → ${is}`;
    const top = ((used.left[source] ?? 0) + (used.right[target] ?? 0)) / 2;
    const middle = { y: top + height / 2, text: from === to ? null : `${kind === 'link up' ? '▲' : '▼'} ${shown(partners)}` };
    used.left[source] = (used.left[source] ?? 0) + partners * scale;
    used.right[target] = (used.right[target] ?? 0) + partners * scale;
    return { kind, partners, middle, markup: html`<path class="${kind}" d="${path}"><title>${told}</title></path>` };
  });
  // Who moves is drawn over who stays.
  const drawn = [...bands].sort((a, b) => a.kind.length - b.kind.length).map(({ markup }) => markup);
  const figures = [...bands]
    .sort((a, b) => b.partners - a.partners)
    .flatMap(({ middle }) => (middle.text === null ? [] : [middle]))
    .slice(0, FIGURES)
    .map(({ y, text }) => html`<text class="figure-on-link" x="${WIDTH / 2}" y="${rounded(y + 4)}" text-anchor="middle">${text}</text>`);
  const bars = (nodes: readonly Node[], x: number) =>
    nodes.map(({ y, height }) => html`<rect class="node" x="${x}" y="${rounded(y)}" width="${NODE}" height="${rounded(height)}" rx="2"/>`);
  return html`<svg viewBox="0 -6 ${WIDTH} ${HEIGHT + 24}" role="img" aria-label="Moves between the tiers of ${title}; the table below has every number">
${drawn}${figures}${bars(left, LABEL)}${bars(right, WIDTH - LABEL - NODE)}
${labels(left, LABEL - 10, 'end')}${labels(right, WIDTH - LABEL + 10, 'start')}
</svg>`;
}
