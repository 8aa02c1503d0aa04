// The public names of the lifecycle: what happens to items of a program over time.

export type {
  ApprovalStepState,
  ChainPeople,
  ChainRun,
  DecisionOutcome,
  Parties,
  Purpose,
  StandIn,
  StepDecision,
  StepRun,
} from './approvals/chain-run.ts';
export { eligibleDeciders } from './approvals/eligible.ts';
export type { ApprovalMessage, DecideMessage, DelegateMessage } from './approvals/messages.ts';
export { roleTitle } from './approvals/role-title.ts';
export { holdersOf } from './approvals/step-events.ts';
export { stepTable } from './approvals/step-table.ts';
export type { Answers } from './deals/answers.ts';
export { distributorOf } from './deals/chain-host.ts';
export type { Deal, DealState, Protection, Terms } from './deals/deal.ts';
export type { DealFacts, OpposingRecord } from './deals/deal-facts.ts';
export type { BreachReport, ChangeRequest, DealRequest, ExtensionRequest } from './deals/deal-request.ts';
export { dealTable } from './deals/deal-table.ts';
export type { DealTask } from './deals/deal-task.ts';
export { customerOf, customerTitle } from './deals/deal-title.ts';
export { calendarFor } from './deals/deal-work.ts';
export { draftDeal } from './deals/draft-deal.ts';
export type { ChainToAsk, Conflict, Examination } from './deals/examination.ts';
export { dealForm } from './deals/intake/deal-form.ts';
export { type DealKeys, keysOfRecord } from './deals/intake/deal-keys.ts';
export { dealKeys } from './deals/intake/deal-keys-of.ts';
export { examine } from './deals/intake/examine.ts';
export { type GivenOfDeal, givenOfDeal } from './deals/intake/given-facts.ts';
export { mayBeDuplicates } from './deals/intake/may-be-duplicates.ts';
export { type LinePrice, listAmounts, prices } from './deals/intake/prices.ts';
export { withAnswers } from './deals/material.ts';
export type { DealMessage, PersonMessage, SystemMessage, ToldOrder } from './deals/messages.ts';
export { protectionFromNow } from './deals/protection.ts';
export type { Reason } from './deals/reason.ts';
export type { Found, Settled } from './deals/settled.ts';
export { beginDeal, type DealBeginning, stepDeal } from './deals/step-deal.ts';
export type { CalendarEntry, CalendarWhat } from './dry-run/calendar-entries.ts';
export { type DryRunQuestion, dryRun } from './dry-run/dry-run.ts';
export type { DryRun } from './dry-run/dry-run-answer.ts';
export { momentInWords } from './dry-run/moment-in-words.ts';
export { PEOPLE_ANSWERS, type PeopleAnswer, standInsFor } from './dry-run/people-answer.ts';
export { shapeProblems } from './forms/check-answers.ts';
export { formSchema } from './forms/form-schema.ts';
export { type AccrualRun, accrualRun } from './funds/accrual-run.ts';
export { type Accrual, accrueFund } from './funds/accrue-fund.ts';
export { closePeriod, type PeriodEnd } from './funds/close-period.ts';
export type { FundFacts, RateOn } from './funds/fund-facts.ts';
export type { Cost, FundRequest, FundState, Plan, Proof, Reservation } from './funds/fund-request.ts';
export { claimRules, currencyOf, findFund, planChain } from './funds/fund-rules.ts';
export { beginFundRequest, type FundBeginning, stepFundRequest } from './funds/fund-steps.ts';
export { fundTable } from './funds/fund-table.ts';
export { type FundBalance, fundBalance } from './funds/ledger.ts';
export type { CostLine, FundMessage, PlanDraft } from './funds/messages.ts';
export type { Lead, LeadState, Offer } from './leads/lead.ts';
export type { LeadCandidate, LeadFacts } from './leads/lead-facts.ts';
export { beginLead, type LeadBeginning, stepLead } from './leads/lead-steps.ts';
export { leadTable } from './leads/lead-table.ts';
export type { LeadMessage, Progress } from './leads/messages.ts';
export type { Step } from './machine/advance.ts';
export type { Effect, EffectBody, ItemEvent, LedgerEntry } from './machine/effect.ts';
export type { Item, ItemKind, Timer } from './machine/item.ts';
export { LifecycleProgram, type StepFacts } from './machine/lifecycle-program.ts';
export type { People, Person } from './machine/people.ts';
export { REFUSAL_CODES } from './machine/refusal-codes.ts';
export { asOfMember, fileOfMember } from './members/as-of-member.ts';
export { keptUntil } from './members/keeping.ts';
export type { Kept, Member, MemberException, MemberState, MilestoneRun, Standing, TrackStanding } from './members/member.ts';
export type { MemberFacts } from './members/member-facts.ts';
export { memberTable } from './members/member-table.ts';
export type { MemberMessage } from './members/messages.ts';
export { nextReviewDate, reviewPolicy } from './members/review-days.ts';
export { type Applicant, beginMember, moveMember, stepMember } from './members/step-member.ts';
export { type Addressed, address } from './notices/address.ts';
export { changeNotices, changeToldAt, type ProgramChange } from './notices/change-notices.ts';
export { type Delivery, deliver } from './notices/deliver.ts';
export type { Digest } from './notices/digest.ts';
export type { Letter } from './notices/letter.ts';
export { emptyMailbox, type Mailbox, type MailRules, mailRules } from './notices/mailbox.ts';
export { type ReleaseMessage, release } from './notices/release.ts';
export type { OnboardingMessage } from './onboarding/messages.ts';
export type { OnboardingItem, OnboardingState, OnboardingStepRun, OnboardingStepState } from './onboarding/onboarding-item.ts';
export { onboardingTable } from './onboarding/onboarding-table.ts';
export { stepGraph } from './onboarding/step-graph.ts';
export { type Application, beginOnboarding, stepOnboarding } from './onboarding/step-onboarding.ts';
export { holdersOf as holdersOfStep } from './onboarding/step-owners.ts';
export { readStory } from './stories/read-story.ts';
export { playStory, runStory, type StoryFailure, type StoryResult } from './stories/run-story.ts';
export type { Story } from './stories/story.ts';
export { STORY_CODES } from './stories/story-codes.ts';
export { instantOfStep } from './stories/story-time.ts';
export { formatInstant, type Instant, isInstant } from './time/instant.ts';
export { type WorkCalendar, type WorkCalendars, workCalendars } from './time/work-calendar.ts';
export type { Version } from './transition/kind-transition.ts';
export { type RunningEffect, runningEffects } from './transition/running-effects.ts';
export { type RunningItem, type RunningKind, runningAction, type Transitioned, transitionItem } from './transition/transition-item.ts';
export type { Happening } from './world/happening.ts';
export { brokenInvariants } from './world/invariants.ts';
export { type AnyItem, type AnyMessage, stepsOf } from './world/kinds.ts';
export { candidatesAmong, OPEN_LEAD_STATES } from './world/lead-candidates.ts';
export type { Opposing } from './world/opposing.ts';
export { PartnerReadings, UnusablePartner } from './world/partner-readings.ts';
export { TABLES } from './world/tables.ts';
export { World } from './world/world.ts';
export { peopleOf, type WorldPerson } from './world/world-people.ts';
