import { useQuery } from '@tanstack/react-query';
import { documentOf } from '../../service/queries.ts';

/** The zone that a document names; UTC where it names none. */
function zoneOf(document: unknown): string {
  const zone = typeof document === 'object' && document !== null ? (document as { readonly timeZone?: unknown }).timeZone : undefined;
  if (typeof zone !== 'string') return 'UTC';
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return zone;
  } catch {
    return 'UTC';
  }
}

/** The zone of a program, by one of its versions; UTC until it is known. */
export function useZone(hash: string | null | undefined): string {
  const { data } = useQuery({ ...documentOf(hash ?? ''), enabled: Boolean(hash) });
  return zoneOf(data);
}
