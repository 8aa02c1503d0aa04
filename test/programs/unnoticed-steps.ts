const funds = 'A budget of funds: claims are decided over time, not by a document’s tests.';
const leads = 'How many leads a partner may hold: leads are offered over time, not by a document’s tests.';
const changes = 'A rise of a registered amount is a change after approval, not a first decision.';
const earlier = 'The first day of 2026 lies before this version, which decides from 2027 on; the version of 2026 tests it.';

/**
 * Values that no test of their document can notice, and why: the start of the path below `<program> <version>`.
 * What is listed and noticed all the same fails the test, so that the list stays short.
 */
export const unnoticedSteps: Record<string, Record<string, string>> = {
  'northwind 2026.2.0': { 'cap.growth/': funds, 'cap.growthPartner/': funds, 'max.leads/': leads, 'limit.rise/': changes },
  'northwind 2027.1.0': {
    'cap.growth/': funds,
    'cap.growthPartner/': funds,
    'max.leads/': leads,
    'limit.rise/': changes,
    'min.bookings/byTier/silver/0/from': earlier,
    'min.bookings/byTier/gold/0/from': earlier,
    'min.bookings/variants/0/byTier/silver/0/from': earlier,
    'min.bookings/variants/1/byTier/gold/0/from': earlier,
    'min.electives/byTier/gold/0/from': earlier,
    'limit.autoApprove/value/0/from': earlier,
  },
};
