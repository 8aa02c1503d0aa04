import type { PartnerIdentity } from '@tierwright/store';
import type { NewPartner } from './partner-shapes.ts';

/** What was sent of a partner, as it is kept. */
export function identityOf({ id, title, parent, attributes, facts, previous }: NewPartner): PartnerIdentity {
  return {
    id,
    ...(title === undefined ? {} : { title }),
    ...(parent === undefined ? {} : { parent }),
    ...(attributes === undefined ? {} : { attributes: { ...attributes } }),
    ...(facts === undefined ? {} : { facts: { ...facts } }),
    // Its shape is checked with the rest, by the programs.
    ...(previous === undefined ? {} : { previous: previous as unknown as NonNullable<PartnerIdentity['previous']> }),
  };
}
