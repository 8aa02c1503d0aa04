import type { PartnerLine } from '@tierwright/sample-data';

/** Partners of the base that the stories are about. */
export interface Partners {
  /** In good standing for as long as the sample goes back, those with the most bookings first. */
  readonly active: readonly PartnerLine[];
  readonly distributors: readonly PartnerLine[];
}

const REGISTERING = new Set(['reseller', 'si']);

/** Bookings in the program's own currency: enough to tell large partners from small ones. */
const bookings = ({ records }: PartnerLine): number =>
  (records.deal ?? []).reduce(
    (sum, { amount, wonOn }) => (typeof amount === 'number' && typeof wonOn === 'string' ? sum + amount : sum),
    0,
  );

const isActiveSince =
  (day: string) =>
  ({ attributes }: PartnerLine): boolean =>
    attributes.agreementSigned === true &&
    attributes.overdue === false &&
    typeof attributes.joinedOn === 'string' &&
    attributes.joinedOn < day;

/** Every step of a partner's deals reads all that is held of it: the few largest would take half of the time that loading takes. */
const MOST_RECORDS = 80;
const isSmallEnough = ({ records }: PartnerLine): boolean =>
  Object.values(records).reduce((sum, { length }) => sum + length, 0) <= MOST_RECORDS;

/** `since`: the first day of the sample. */
export function choosePartners(base: readonly PartnerLine[], since: string): Partners {
  const standing = base.filter(isActiveSince(since)).filter(isSmallEnough);
  const ofType = (is: (type: unknown) => boolean) =>
    standing.filter(({ attributes }) => is(attributes.type)).sort((a, b) => bookings(b) - bookings(a) || (a.id < b.id ? -1 : 1));
  return { active: ofType((type) => REGISTERING.has(String(type))), distributors: ofType((type) => type === 'distributor') };
}
