import type { Told } from '../html/told.ts';
import { type CsvFile, csvFile } from './table.ts';

export const bandsFile = ({ report }: Told): CsvFile =>
  csvFile(
    'bands',
    ['band', 'partners', 'difference'],
    report.bands.map((one) => ({ ...one })),
  );

export const costFile = ({ report }: Told): CsvFile =>
  csvFile(
    'cost',
    ['line', 'title', 'kind', 'before', 'after', 'difference', 'partnersBefore', 'partnersAfter', 'unknown'],
    report.cost.lines.map(({ line, title, kind, before, after, difference, unknown }) => ({
      ...{ line, title, kind, difference, unknown, before: before.value, after: after.value },
      ...{ partnersBefore: before.partners, partnersAfter: after.partners },
    })),
  );

export const kindsFile = ({ report }: Told): CsvFile =>
  csvFile(
    'cost-by-kind',
    ['kind', 'before', 'after', 'difference', 'unknown'],
    report.cost.kinds.map((one) => ({ ...one })),
  );

/** The bill of a range, line by line. */
export const quartersFile = ({ report }: Told): CsvFile =>
  csvFile(
    'cost-by-quarter',
    ['on', 'line', 'title', 'kind', 'before', 'after', 'difference', 'unknown'],
    report.quarters.flatMap(({ on, lines }) =>
      lines.map(({ line, title, kind, before, after, difference, unknown }) => ({
        ...{ on, line, title, kind, difference, unknown, before: before.value, after: after.value },
      })),
    ),
  );

/** `every` is empty for what has no period. */
export const recurringFile = ({ report }: Told): CsvFile =>
  csvFile(
    'cost-by-period',
    ['every', 'before', 'after', 'difference', 'unknown'],
    report.cost.recurring.map((one) => ({ ...one })),
  );
