/** What a page says of a version, read from its document. */
export interface AboutVersion {
  readonly title: string;
  readonly version: string;
  readonly timeZone: string;
}

const text = (value: unknown, otherwise: string): string => (typeof value === 'string' && value !== '' ? value : otherwise);

export function aboutVersion(document: unknown, program: string): AboutVersion {
  const of = (typeof document === 'object' && document !== null ? document : {}) as Readonly<Record<string, unknown>>;
  return {
    title: text(of.title, program),
    version: text(of.version, ''),
    timeZone: text(of.timeZone, 'UTC'),
  };
}
