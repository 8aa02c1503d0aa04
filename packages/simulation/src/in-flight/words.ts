import { listed, numberInWords } from '@tierwright/engine';
import { type Instant, type LifecycleProgram, momentInWords, roleTitle, type WorkCalendar } from '@tierwright/lifecycle';

const NOT_KNOWN = 'not known';

export const percentWords = (percent: number | null): string => (percent === null ? NOT_KNOWN : `${numberInWords(percent)} %`);

/** An end: one at midnight is the end of the day before. */
export const endWords = (at: Instant | null, calendar: WorkCalendar): string => (at === null ? NOT_KNOWN : momentInWords(at, calendar));

export const rolesWords = (program: LifecycleProgram, roles: readonly string[]): string =>
  roles.length === 0 ? 'nobody' : listed(roles.map((role) => roleTitle(program, role)));

/** Titles in the order in which they follow each other. */
export const inTurn = (titles: readonly string[], none: string): string => (titles.length === 0 ? none : titles.join(', then '));
