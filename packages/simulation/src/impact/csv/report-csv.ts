import type { Told } from '../html/told.ts';
import { attributionFiles, timelineFiles } from './answer-files.ts';
import { changesFile } from './changes-file.ts';
import { bandsFile, costFile, kindsFile, quartersFile, recurringFile } from './money-files.ts';
import { movesFile, reasonsFile, sliceMovesFile, slicesFile, tiersFile } from './moves-files.ts';
import { cliffsFile, limitsFile, nearestFile, noticesFile, runningFile, summaryFile, undecidedFile } from './other-files.ts';
import type { CsvFile } from './table.ts';

const FILES: readonly ((told: Told) => CsvFile)[] = [
  ...[summaryFile, movesFile, slicesFile, sliceMovesFile, changesFile, tiersFile, reasonsFile],
  ...[
    bandsFile,
    costFile,
    kindsFile,
    recurringFile,
    quartersFile,
    cliffsFile,
    nearestFile,
    runningFile,
    noticesFile,
    limitsFile,
    undecidedFile,
  ],
];

/** SIM-O3: a report as files for spreadsheets, one for each table: every number of the report, and the partners that it lists. */
export const reportCsv = (told: Told): CsvFile[] => [...FILES.map((file) => file(told)), ...timelineFiles(told), ...attributionFiles(told)];
