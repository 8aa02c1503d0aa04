// The public names of the lifecycle: what happens to items of a program over time.

export { type Accrual, accrueFund } from './funds/accrue-fund.ts';
export { closePeriod, type PeriodEnd } from './funds/close-period.ts';
export type { FundFacts, RateOn } from './funds/fund-facts.ts';
export type { Cost, FundRequest, FundState, Plan, Proof, Reservation } from './funds/fund-request.ts';
export { beginFundRequest, type FundBeginning, stepFundRequest } from './funds/fund-steps.ts';
export { fundTable } from './funds/fund-table.ts';
export { type FundBalance, fundBalance } from './funds/ledger.ts';
export type { CostLine, FundMessage, PlanDraft } from './funds/messages.ts';
export type { Lead, LeadState, Offer } from './leads/lead.ts';
export type { LeadCandidate, LeadFacts } from './leads/lead-facts.ts';
export { beginLead, type LeadBeginning, stepLead } from './leads/lead-steps.ts';
export { leadTable } from './leads/lead-table.ts';
export type { LeadMessage, Progress } from './leads/messages.ts';
export { formatInstant, type Instant, isInstant } from './time/instant.ts';
export { type WorkCalendar, type WorkCalendars, workCalendars } from './time/work-calendar.ts';
