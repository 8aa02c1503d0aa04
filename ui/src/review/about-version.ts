/** What a page says of a version, read from its document. */
export interface AboutVersion {
  readonly title: string;
  readonly version: string;
  readonly timeZone: string;
  readonly invariants: readonly Readonly<Record<string, unknown>>[];
}

const text = (value: unknown, otherwise: string): string => (typeof value === 'string' && value !== '' ? value : otherwise);

export function aboutVersion(document: unknown, program: string): AboutVersion {
  const of = (typeof document === 'object' && document !== null ? document : {}) as Readonly<Record<string, unknown>>;
  return {
    title: text(of.title, program),
    version: text(of.version, ''),
    timeZone: text(of.timeZone, 'UTC'),
    invariants: Array.isArray(of.invariants) ? (of.invariants as Readonly<Record<string, unknown>>[]) : [],
  };
}

/** A promise in the words of the document: `nested (track resale)`. */
export function promiseInWords({ kind, ...rest }: Readonly<Record<string, unknown>>): string {
  const told = Object.entries(rest).map(([name, value]) => `${name} ${typeof value === 'string' ? value : JSON.stringify(value)}`);
  return told.length === 0 ? String(kind) : `${String(kind)} (${told.join(', ')})`;
}
