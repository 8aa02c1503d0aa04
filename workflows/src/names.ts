import type { DrivenKind, ItemRef } from './driver/contract.ts';

const DRIVERS = {
  deal: 'dealRegistration',
  onboarding: 'partnerOnboarding',
  member: 'partnerLifecycle',
  fund: 'fundRequest',
  lead: 'leadOffer',
} as const satisfies Record<DrivenKind, string>;

/** The workflow type that drives a kind of item. */
export const driverOf = (kind: DrivenKind): (typeof DRIVERS)[DrivenKind] => DRIVERS[kind];

/** `deal/<tenant>/<id>`: one workflow an item, whoever starts it. */
export const driverId = ({ kind, tenant, id }: ItemRef): string => `${kind}/${tenant}/${id}`;

/** `simulation/<tenant>/<job>`. */
export const simulationId = (tenant: string, job: string): string => `simulation/${tenant}/${job}`;

/** `rollout/<tenant>/<release>`. */
export const rolloutId = (tenant: string, release: string): string => `rollout/${tenant}/${release}`;
