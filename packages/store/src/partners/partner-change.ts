/** Kind of the records that say how a partner itself changed; no kind of a program has a dot. They are history, no facts. */
export const PARTNER_CHANGE = 'partner.change';
