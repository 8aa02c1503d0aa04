import type { Term } from '@tierwright/program';
import type { Instant } from '../time/instant.ts';
import type { WorkCalendar } from '../time/work-calendar.ts';

const isExact = (term: Term): boolean => (typeof term === 'string' ? term : term.business).startsWith('PT');

/** An end that a term moves on: days count from the last day inside, so `P30D` after an end is 30 days more. */
export const further = (calendar: WorkCalendar, term: Term, end: Instant): Instant => calendar.endOf(term, isExact(term) ? end : end - 1);
