import { parseDay } from '@tierwright/facts';
import type { Previous, Problem } from '@tierwright/program';

/** Years that a decision may be about: every day reached from there by a term is still written with four digits. */
const FIRST_YEAR = 1900;
const LAST_YEAR = 2200;
/** How long a history may be replayed, in days: a hundred years. */
const LONGEST_HISTORY = 36_525;

function dayProblem(name: string, value: string): Problem | undefined {
  const year = Number(value.slice(0, 4));
  if (parseDay(value) !== undefined && year >= FIRST_YEAR && year <= LAST_YEAR) return undefined;
  return {
    code: 'PDL409',
    severity: 'error',
    pointer: '',
    value,
    message: `${name} is not a day that can be decided: ${value}.`,
    expected: `a day as YYYY-MM-DD, from ${FIRST_YEAR} to ${LAST_YEAR}`,
  };
}

/** What is wrong with the days a decision is asked for (PDL409). */
export function checkDays(days: Readonly<Record<string, string | undefined>>, previous: Previous | undefined): Problem[] {
  const problems = Object.entries(days).flatMap(([name, value]) => (value === undefined ? [] : (dayProblem(name, value) ?? [])));
  if (problems.length > 0 || !previous || days.asOf === undefined) return problems;
  const on = parseDay(previous.on);
  const asOf = parseDay(days.asOf);
  if (on === undefined || asOf === undefined || asOf - on <= LONGEST_HISTORY) return problems;
  const message = `The state before, of ${previous.on}, is too old to be replayed.`;
  return [
    { code: 'PDL409', severity: 'error', pointer: '/previous/on', value: previous.on, message, expected: 'a day at most 100 years before' },
  ];
}
