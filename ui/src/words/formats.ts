/** The locale of numbers, days and amounts: that of the catalogue. */
export const LOCALE = 'en';

export const number = (value: number): string => new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 6 }).format(value);

/** A calendar day (2026-11-22), which has no zone. */
export const day = (on: string): string =>
  new Intl.DateTimeFormat(LOCALE, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(`${on}T00:00:00Z`));

/** The zone of who reads, for what has no program to take one from. */
export const readerZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** An instant in the zone of a program. */
export const instant = (at: string, timeZone: string): string =>
  new Intl.DateTimeFormat(LOCALE, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(new Date(at));
