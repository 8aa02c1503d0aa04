import { programsOf, type Told } from '../html/told.ts';
import { tierInWords } from '../html/words.ts';
import { type CsvFile, csvFile } from './table.ts';

/** Who holds what on each day of a range: a row for each tier, state and version. */
export const timelineFiles = (told: Told): CsvFile[] =>
  told.timeline === undefined
    ? []
    : [
        csvFile(
          'timeline',
          ['on', 'version', 'programVersion', 'track', 'byGroup', 'tier', 'tierTitle', 'state', 'partners'],
          told.timeline.steps.flatMap(({ on, versions, tracks }) =>
            tracks.flatMap(({ track, byGroup, tiers }) =>
              tiers.flatMap(({ tier, ...held }) =>
                (['baseline', 'candidate'] as const).flatMap((version) =>
                  Object.entries(held[version]).map(([state, partners]) => ({
                    ...{ on, version, track, byGroup, tier, state, partners },
                    ...{ programVersion: versions[version], tierTitle: tierInWords(programsOf(told), track, tier) },
                  })),
                ),
              ),
            ),
          ),
        ),
        csvFile(
          'timeline-differing',
          ['on', 'differing'],
          told.timeline.steps.map(({ on, differing }) => ({ on, differing })),
        ),
      ];

/** What each change does alone, and how many no change alone moves. */
export const attributionFiles = ({ attribution }: Told): CsvFile[] =>
  attribution === undefined
    ? []
    : [
        csvFile(
          'attribution',
          ['sentence', 'pointer', 'needs', 'up', 'down', 'in', 'out', 'mixed', 'difference', 'unknown'],
          attribution.changes.map(({ moved, needs, ...change }) => ({ ...change, ...moved, needs: needs.join(' ') })),
        ),
        csvFile(
          'attribution-together',
          ['moved', 'onlyTogether', 'undone'],
          [{ moved: attribution.moved, onlyTogether: attribution.onlyTogether, undone: attribution.undone }],
        ),
      ];
