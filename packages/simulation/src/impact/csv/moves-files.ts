import { sliceLabel } from '../html/slices-part.ts';
import type { Told } from '../html/told.ts';
import { type CsvFile, csvFile } from './table.ts';
import { tiersOf } from './tiers-in-words.ts';

export const movesFile = (told: Told): CsvFile =>
  csvFile(
    'moves',
    ['track', 'byGroup', 'from', 'to', 'fromTitle', 'toTitle', 'partners'],
    told.report.moves.flatMap(({ track, byGroup, moves }) =>
      moves.map((move) => ({ ...tiersOf(told, track, move), byGroup, partners: move.partners })),
    ),
  );

const SLICE = ['by', 'fact', 'title', 'value', 'label'] as const;
const sliceCells = (told: Told, slice: Told['report']['slices'][number], value: Told['report']['slices'][number]['values'][number]) => ({
  by: slice.by,
  fact: slice.fact,
  title: slice.title,
  value: value.value,
  label: sliceLabel(told, slice, value),
});

export const slicesFile = (told: Told): CsvFile =>
  csvFile(
    'slices',
    [
      ...SLICE,
      ...['partners', 'changed', 'up', 'down', 'in', 'out', 'mixed', 'before', 'after', 'difference'],
      ...['gainOver5', 'gainUnder5', 'same', 'loseUnder5', 'loseOver5', 'unknown'],
    ],
    told.report.slices.flatMap((slice) =>
      slice.values.map(({ directions, bands, ...value }) => ({
        ...sliceCells(told, slice, { directions, bands, ...value }),
        ...{ partners: value.partners, changed: value.changed, before: value.before, after: value.after, difference: value.difference },
        ...directions,
        ...bands,
      })),
    ),
  );

export const sliceMovesFile = (told: Told): CsvFile =>
  csvFile(
    'slice-moves',
    [...SLICE, 'track', 'from', 'to', 'fromTitle', 'toTitle', 'partners'],
    told.report.slices.flatMap((slice) =>
      slice.values.flatMap((value) =>
        value.tracks.flatMap(({ track, moves }) =>
          moves.map((move) => ({ ...sliceCells(told, slice, value), ...tiersOf(told, track, move), partners: move.partners })),
        ),
      ),
    ),
  );

export const reasonsFile = ({ report }: Told): CsvFile =>
  csvFile(
    'reasons',
    ['change', 'track', 'tier', 'reason', 'title', 'partners', 'alone', 'near'],
    report.changes.reasons.map((one) => ({ ...one })),
  );

export const tiersFile = ({ report }: Told): CsvFile =>
  csvFile(
    'tiers',
    ['change', 'track', 'tier', 'partners', 'near'],
    report.changes.tiers.map((one) => ({ ...one })),
  );
