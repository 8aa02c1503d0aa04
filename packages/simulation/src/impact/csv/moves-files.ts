import { moveSentences } from '../../report/move-sentences.ts';
import { sliceLabel } from '../html/slices-part.ts';
import { programsOf, type Told } from '../html/told.ts';
import { tierInWords } from '../html/words.ts';
import { type CsvFile, csvFile } from './table.ts';

/** Tiers, as ids and in words. */
function tiersOf(told: Told, track: string, { from, to }: { readonly from: string | null; readonly to: string | null }) {
  const programs = programsOf(told);
  return { track, from, to, fromTitle: tierInWords(programs, track, from), toTitle: tierInWords(programs, track, to) };
}

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

/** A line for each tier that changes, of every partner. */
export const changesFile = (told: Told): CsvFile =>
  csvFile(
    'changes',
    [
      ...['partner', 'title', 'direction', 'track', 'group', 'from', 'to', 'fromTitle', 'toTitle'],
      ...['because', 'version', 'tier', 'distance', 'missed', 'before', 'after', 'told'],
    ],
    told.report.changes.partners.flatMap((change) => {
      const { partner, title, direction, moves, value } = change;
      return moves.map((move) => {
        const { because, version, tier, distance, missed } = move.reason;
        const sentences = moveSentences({ ...change, moves: [move] }, told.baseline, told.candidate);
        return {
          ...{ partner, title, direction, group: move.group, because, version, tier, distance },
          ...tiersOf(told, move.track, move),
          missed: missed.map(({ requirement }) => requirement),
          before: value.before,
          after: value.after,
          told: sentences.join('\n'),
        };
      });
    }),
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
