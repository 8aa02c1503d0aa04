import type { Failure } from '../command/failure.ts';

/** Whose proof it was. */
export type Identified = { readonly ok: true; readonly account: string } | { readonly ok: false; readonly failure: Failure };

/**
 * Says who somebody is. The local one takes login and password; one for OpenID Connect takes what the provider sent back,
 * and finds the account by its verified address. What follows (session, roles, audit) is the same for all.
 */
export interface IdentityProvider<Proof> {
  /** `local`; names it in the audit. */
  readonly id: string;
  identify(tenant: string, proof: Proof): Promise<Identified>;
}
