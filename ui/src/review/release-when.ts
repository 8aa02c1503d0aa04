/** What was chosen: now, a day of the program, or an hour of the reader's clock as a field writes it (2027-01-01T09:00). */
export interface When {
  readonly kind: 'now' | 'day' | 'hour';
  readonly day: string;
  readonly hour: string;
}

/** The same as the service takes it; null while it is not whole. */
export function releaseWhen({ kind, day, hour }: When): { readonly at?: string; readonly on?: string } | null {
  if (kind === 'now') return {};
  if (kind === 'day') return /^\d{4}-\d{2}-\d{2}$/.test(day) ? { on: day } : null;
  const at = new Date(hour);
  return hour === '' || Number.isNaN(at.getTime()) ? null : { at: at.toISOString() };
}
