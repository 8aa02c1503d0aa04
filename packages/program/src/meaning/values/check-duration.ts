import type { Term } from '../../values/schema.ts';
import type { Examination } from '../examination.ts';

const DURATION = /^P(?=.)(?:(\d+)W|(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?)$/;
/** No program looks further back or ahead; dates stay inside the years that can be written. */
const LONGEST_YEARS = 200;
/** Business time is looked up day by day, and a desk may be open for an hour a week. */
const LONGEST_BUSINESS_YEARS = 1;

interface Length {
  /** Longest in years, months counted as twelfths. */
  years: number;
  hasTime: boolean;
}

function lengthOf(text: string): Length | undefined {
  const match = DURATION.exec(text);
  if (!match) return undefined;
  const [weeks, years, months, days, hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0));
  const all =
    (years ?? 0) +
    (months ?? 0) / 12 +
    ((weeks ?? 0) * 7 + (days ?? 0)) / 365 +
    ((hours ?? 0) + (minutes ?? 0) / 60 + (seconds ?? 0) / 3600) / 8760;
  return { years: all, hasTime: text.includes('T') };
}

/** A duration that can be counted; `days` refuses hours, `period` also an empty one. */
export function checkDuration(
  { report }: Examination,
  text: string | undefined,
  pointer: string,
  options: { days?: boolean; period?: boolean } = {},
): void {
  if (text === undefined) return;
  const length = lengthOf(text);
  const add = (code: 'PDL211' | 'PDL215' | 'PDL233', message: string, expected: string) =>
    report.add(code, pointer, message, { value: text, expected });
  if (!length) {
    add('PDL211', 'This is no duration.', 'a duration such as P90D or P12M');
    return;
  }
  if (length.years > LONGEST_YEARS) {
    add('PDL215', 'This is longer than can be counted.', `at most ${LONGEST_YEARS} years`);
    return;
  }
  if (options.days && length.hasTime) {
    add('PDL233', 'Hours cannot be counted here.', 'days, weeks, months or years, such as P90D');
    return;
  }
  if (options.period && length.years === 0) add('PDL215', 'No day lies in an empty period.', 'at least P1D');
}

/** A term, in elapsed or in business time. */
export function checkTerm(x: Examination, term: Term | undefined, pointer: string): void {
  if (term === undefined) return;
  if (typeof term === 'string') checkDuration(x, term, pointer);
  else checkBusinessTerm(x, term.business, `${pointer}/business`);
}

/** Business time is counted in days or in open hours, not in weeks, months or years, and not in both. */
function checkBusinessTerm(x: Examination, text: string, pointer: string): void {
  if (!/^P(?:\d+D|T.+)$/.test(text))
    x.report.add('PDL233', pointer, 'Business time has days and hours only.', {
      value: text,
      expected: 'business days (P3D) or open hours (PT8H)',
    });
  else if ((lengthOf(text)?.years ?? 0) > LONGEST_BUSINESS_YEARS)
    x.report.add('PDL215', pointer, 'This is longer than business time is counted.', {
      value: text,
      expected: 'at most 365 business days (P365D) or 8,760 open hours (PT8760H)',
    });
}

export function checkTerms(x: Examination, terms: readonly Term[] | undefined, pointer: string): void {
  (terms ?? []).forEach((term, index) => {
    checkTerm(x, term, `${pointer}/${index}`);
  });
}
