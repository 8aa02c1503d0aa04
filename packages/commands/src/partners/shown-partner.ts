import { formatInstant } from '@tierwright/lifecycle';
import type { Json } from '@tierwright/program';
import type { KeptPartner, KeptRecord } from '@tierwright/store';
import type { PartnerShown, RecordShown } from './partner-shapes.ts';

export function shownPartner({ createdAt, changedAt, ...kept }: KeptPartner): PartnerShown {
  return {
    ...kept,
    previous: kept.previous as { readonly [name: string]: Json } | null,
    createdAt: formatInstant(createdAt),
    changedAt: formatInstant(changedAt),
  };
}

export function shownRecord({ recordedAt, body, ...kept }: KeptRecord): RecordShown {
  return { ...kept, recordedAt: formatInstant(recordedAt), body: body as { readonly [name: string]: Json } | null };
}
