/** How many partners it is, and the first of them by id. */
export interface FirstPartner {
  partners: number;
  first: string | null;
}

export const nobody = (): FirstPartner => ({ partners: 0, first: null });

/** Adds partners to others. */
export function addFirst(into: FirstPartner, { partners, first }: FirstPartner): void {
  into.partners += partners;
  if (first !== null && (into.first === null || first < into.first)) into.first = first;
}
