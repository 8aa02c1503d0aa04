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
