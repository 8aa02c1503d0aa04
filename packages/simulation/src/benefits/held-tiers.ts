import type { Standings } from '../outcome/version-outcome.ts';

/** The tiers of partners, as benefits ask for them. */
export type HeldTiers = Pick<Standings, 'track' | 'group' | 'tier' | 'tierOn'>;
