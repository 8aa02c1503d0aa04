// The public names of the lifecycle: what happens to items of a program over time.

export { formatInstant, type Instant, isInstant } from './time/instant.ts';
export { type WorkCalendar, type WorkCalendars, workCalendars } from './time/work-calendar.ts';
