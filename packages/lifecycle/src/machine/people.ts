/** Somebody who can decide: of the vendor, with roles, or of a partner. */
export interface Person {
  readonly id: string;
  readonly roles: readonly string[];
  /** The partner the person works for; absent for the vendor's people. */
  readonly partner?: string;
}

/** Who there is. Lists are in a fixed order. */
export interface People {
  find(id: string): Person | undefined;
  /** The vendor's people with a role. */
  withRole(role: string): readonly Person[];
  ofPartner(partner: string): readonly Person[];
  /** People of the vendor who look after a partner. */
  accountManagersOf(partner: string): readonly Person[];
}
