/**
 * Who reads a value. `requirements`: requirements, derived values, variants, tracks. `operations`: benefits, funds,
 * onboarding and what else happens to one partner. `deals`: deal registration; `conflicts`: `unless` of its checks.
 * `approvals`: steps of approval chains. `requests`: forms of funds and onboarding. `leads`: distribution of leads.
 */
export type Reader = 'requirements' | 'operations' | 'deals' | 'conflicts' | 'approvals' | 'requests' | 'leads';

const OPERATIONS: readonly Reader[] = ['operations', 'deals', 'conflicts', 'approvals', 'requests', 'leads'];
const DEALS: readonly Reader[] = ['deals', 'conflicts', 'approvals'];

interface Place {
  prefix: string;
  readers: readonly Reader[];
  where: string;
}
const PLACES: readonly Place[] = [
  { prefix: 'deal.', readers: DEALS, where: 'in dealRegistration and in approval chains' },
  { prefix: 'conflict.', readers: DEALS, where: 'in dealRegistration and in approval chains' },
  { prefix: 'opposing.', readers: ['conflicts'], where: 'in `unless` of a conflict check' },
  { prefix: 'request.', readers: ['approvals', 'requests'], where: 'in approval chains and in the forms of funds and onboarding' },
  { prefix: 'lead.', readers: ['leads'], where: 'in leads' },
  { prefix: 'leads.', readers: OPERATIONS, where: 'in benefits, funds, onboarding, dealRegistration, approvals, leads and transition' },
  { prefix: 'partner.', readers: OPERATIONS, where: 'in benefits, funds, onboarding, dealRegistration, approvals, leads and transition' },
];
const EVERYWHERE: readonly Reader[] = ['requirements', ...OPERATIONS];

const placeOf = (id: string): Place | undefined => PLACES.find((place) => id.startsWith(place.prefix));

/** Whether a reader may read a fact that is built in or an answer of a form. */
export const mayRead = (reader: Reader, id: string): boolean => (placeOf(id)?.readers ?? EVERYWHERE).includes(reader);

/** Whether a reader may read facts of a deal. */
export const readsDeals = (reader: Reader): boolean => DEALS.includes(reader);

/** Where such a fact may be read, in words. */
export const whereToRead = (id: string): string => placeOf(id)?.where ?? 'everywhere';
export const WHERE_DEAL_FACTS = 'in dealRegistration and in approval chains';
