/** The calendar day that it is in a zone: 2026-11-23. An unknown zone is taken for UTC, as nothing is decided by it here. */
export function dayIn(timeZone: unknown, now: Date): string {
  const dayOf = (zone: string) =>
    new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(now);
  try {
    return dayOf(typeof timeZone === 'string' ? timeZone : 'UTC');
  } catch {
    return dayOf('UTC');
  }
}

/** The same day a year before; of 29 February the last of the month. */
export function yearBefore(day: string): string {
  const before = `${String(Number(day.slice(0, 4)) - 1).padStart(4, '0')}${day.slice(4)}`;
  return before.endsWith('-02-29') ? `${before.slice(0, 8)}28` : before;
}
