// Every workflow type, by the name that it is started with: what runs in Temporal's sandbox.

export { dealRegistration } from './types/deal-registration.ts';
export { dueSweep } from './types/due-sweep.ts';
export { fundRequest } from './types/fund-request.ts';
export { leadOffer } from './types/lead-offer.ts';
export { partnerLifecycle } from './types/partner-lifecycle.ts';
export { partnerOnboarding } from './types/partner-onboarding.ts';
export { programRollout } from './types/program-rollout.ts';
export { simulationRun } from './types/simulation-run.ts';
export { tierReview } from './types/tier-review.ts';
