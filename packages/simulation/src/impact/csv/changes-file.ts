import { moveSentences } from '../../report/move-sentences.ts';
import type { ChangedPartner } from '../../report/partner-change.ts';
import type { Told, ToldPrograms } from '../html/told.ts';
import { type CsvFile, csvFile, csvRows } from './table.ts';
import { tiersOf } from './tiers-in-words.ts';

const COLUMNS = [
  ...['partner', 'title', 'direction', 'track', 'group', 'from', 'to', 'fromTitle', 'toTitle'],
  ...['because', 'version', 'tier', 'distance', 'missed', 'before', 'after', 'told'],
] as const;

/** A line for each tier that changes. */
function rowsOf(told: ToldPrograms, change: ChangedPartner) {
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
}

/** The partners that the report lists. */
export const changesFile = (told: Told): CsvFile =>
  csvFile(
    'changes',
    COLUMNS,
    told.report.changes.partners.flatMap((change) => rowsOf(told, change)),
  );

/** Lines of `changes.csv`, for partners that the report does not list as well; after those of `changesHead`. */
export const changesLines = (told: ToldPrograms, changes: readonly ChangedPartner[]): string =>
  csvRows(
    COLUMNS,
    changes.flatMap((change) => rowsOf(told, change)),
  );

/** The first line of `changes.csv`. */
export const changesHead = (): string => csvFile('changes', COLUMNS, []).text;
