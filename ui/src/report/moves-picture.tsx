import type { TrackMoves } from '@tierwright/simulation';
import { number } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import classes from './report.module.css';
import { ribbon, type SankeyNode, sankeyOf } from './sankey.ts';
import { reportWords } from './words.ts';

const WIDTH = 760;
const LABEL = 170;
const NODE = 10;

/** The moves of a track as bands; the table beside it has the same numbers. */
export function MovesPicture({ moves }: { readonly moves: TrackMoves }) {
  const say = useWords(reportWords);
  const { before, after, bands, height } = sankeyOf(moves, say('noTier'));
  const [left, right] = [LABEL + NODE, WIDTH - LABEL - NODE];
  const side = (nodes: readonly SankeyNode[], x: number, labelX: number, anchor: 'start' | 'end') =>
    nodes.map(({ title, partners, y, height: high, labelY }) => (
      <g key={title}>
        <rect className={classes.node} x={x} y={y} width={NODE} height={high} rx={2} />
        <text x={labelX} y={labelY + 4} textAnchor={anchor}>
          {title} {number(partners)}
        </text>
      </g>
    ));
  return (
    <svg
      className={classes.picture}
      viewBox={`0 -12 ${WIDTH} ${Math.ceil(height) + 24}`}
      width={WIDTH}
      role="img"
      aria-label={say('picture', { title: moves.title })}
    >
      {bands.map((band) => (
        <path key={`${band.from} ${band.to}`} className={classes[band.kind]} d={ribbon(band, left, right)}>
          <title>
            {band.kind === 'stays'
              ? say('stays', { count: number(band.partners), tier: band.to })
              : say('moves', { count: number(band.partners), from: band.from, to: band.to })}
          </title>
        </path>
      ))}
      {side(before, LABEL, LABEL - 8, 'end')}
      {side(after, right, right + NODE + 8, 'start')}
    </svg>
  );
}
