import type { Told } from '../html/told.ts';
import { type CsvFile, csvFile } from './table.ts';

export function limitsFile({ report: { limits } }: Told): CsvFile {
  const invariants = limits.invariants.flatMap(({ invariant, result, notNested = [], unreached = [] }) => {
    const about = 'section' in invariant ? invariant.section : 'fact' in invariant ? invariant.fact : invariant.track;
    const told = { of: 'invariant', what: invariant.kind, about, result };
    const broken = notNested.map(({ track, tier, below, partners, first }) => ({ ...told, track, tier, below, partners, first }));
    const empty = unreached.map(({ track, tier }) => ({ ...told, track, tier }));
    return broken.length + empty.length === 0 ? [told] : [...broken, ...empty];
  });
  return csvFile(
    'limits',
    ['of', 'what', 'about', 'result', 'found', 'atMost', 'track', 'tier', 'below', 'partners', 'first'],
    [
      ...limits.limits.map(({ measure, result, found, atMost, who }) => ({ of: 'limit', what: measure, result, found, atMost, ...who })),
      ...invariants,
    ],
  );
}

export const runningFile = ({ report }: Told): CsvFile =>
  csvFile(
    'running',
    ['kind', 'id', 'title', 'partner', 'state', 'action', 'told', 'changes', 'unknown'],
    report.inFlight.told.map(({ kind, id, title, partner, state, action, sentence, changes, unknown }) => ({
      ...{ kind, id, title, partner, state, action, told: sentence },
      changes: changes.map((change) => change.sentence).join('\n'),
      unknown: unknown.join('\n'),
    })),
  );

/** SIM-F12: letters as they will be read, of the partners that are shown. */
export const noticesFile = ({ report }: Told): CsvFile =>
  csvFile(
    'notices',
    ['partner', 'title', 'day', 'notice', 'event', 'people', 'send', 'channels', 'subject', 'text', 'membership'],
    report.notices.shown.flatMap(({ partner, title, letters, isAssumed = false }) =>
      letters.map(({ day, notice, event, people, send, channels, subject, text }) => ({
        ...{ partner, title, day, notice, event, people, send, subject, text },
        channels: [...channels],
        membership: isAssumed ? 'assumed' : 'given',
      })),
    ),
  );

/** How many are near which threshold; then the nearest, one by one. */
export const cliffsFile = ({ report }: Told): CsvFile =>
  csvFile(
    'cliffs',
    ['track', 'side', 'from', 'to', 'requirement', 'fact', 'threshold', 'partners', 'value', 'unknown'],
    report.cliffs.counts.map((one) => ({ ...one })),
  );

export const nearestFile = ({ report }: Told): CsvFile =>
  csvFile(
    'nearest',
    ['partner', 'group', 'track', 'side', 'from', 'to', 'requirement', 'fact', 'threshold', 'is', 'at', 'distance', 'value'],
    report.cliffs.nearest.map((one) => ({ ...one })),
  );

export const undecidedFile = ({ report }: Told): CsvFile =>
  csvFile(
    'undecided',
    ['partner', 'code', 'pointer', 'message'],
    report.undecided.first.flatMap(({ partner, problems }) =>
      problems.map(({ code, pointer, message }) => ({ partner, code, pointer, message })),
    ),
  );

/** The sentence, and what gives the same report. */
export function summaryFile({ report, command }: Told): CsvFile {
  const { summary, partners, changes, undecided, cost, reproduce } = report;
  const of = (what: string, value: string | number | null | undefined) => (value === undefined ? [] : [{ what, value }]);
  return csvFile(
    'summary',
    ['what', 'value'],
    [
      ...of('summary', summary),
      ...of('partners', partners),
      ...of('changed', changes.changed),
      ...of('undecided', undecided.partners),
      ...of('cost before', cost.total.before),
      ...of('cost after', cost.total.after),
      ...of('currency', cost.total.currency.after),
      ...of('baseline', reproduce?.baseline.hash),
      ...of('candidate', reproduce?.candidate.hash),
      ...of('base', reproduce?.base),
      ...of('from', reproduce?.from),
      ...of('asOf', reproduce?.asOf),
      ...of('parametersAsOf', reproduce?.parametersAsOf),
      ...of('asKnownOn', reproduce?.asKnownOn),
      ...of('engineVersion', reproduce?.engineVersion),
      ...of('command', command),
    ],
  );
}
