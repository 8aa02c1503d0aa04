import type { Json, Outcome } from '@tierwright/program';
import type { Deal } from '../deals/deal.ts';
import type { DealFacts } from '../deals/deal-facts.ts';
import type { DealMessage } from '../deals/messages.ts';
import { beginDeal, type DealBeginning, holdersOfRegistration, stepDeal } from '../deals/step-deal.ts';
import type { FundFacts } from '../funds/fund-facts.ts';
import type { FundRequest } from '../funds/fund-request.ts';
import { beginFundRequest, type FundBeginning, holdersOfRequest, stepFundRequest } from '../funds/fund-steps.ts';
import type { FundMessage } from '../funds/messages.ts';
import type { Lead } from '../leads/lead.ts';
import type { LeadFacts } from '../leads/lead-facts.ts';
import { beginLead, holdersOfLead, type LeadBeginning, stepLead } from '../leads/lead-steps.ts';
import type { LeadMessage } from '../leads/messages.ts';
import type { Step } from '../machine/advance.ts';
import type { Item, ItemKind } from '../machine/item.ts';
import type { LifecycleProgram, StepFacts } from '../machine/lifecycle-program.ts';
import type { Member } from '../members/member.ts';
import type { MemberFacts } from '../members/member-facts.ts';
import type { MemberMessage } from '../members/messages.ts';
import { type Applicant, beginMember, holdersOfMember, stepMember } from '../members/step-member.ts';
import type { OnboardingMessage } from '../onboarding/messages.ts';
import type { OnboardingItem } from '../onboarding/onboarding-item.ts';
import { type Application, beginOnboarding, holdersOfOnboarding, stepOnboarding } from '../onboarding/step-onboarding.ts';
import type { Instant } from '../time/instant.ts';

/** What each kind of item is made of. */
export interface Kinds {
  deal: { item: Deal; message: DealMessage; beginning: DealBeginning; facts: DealFacts };
  onboarding: { item: OnboardingItem; message: OnboardingMessage; beginning: Application; facts: StepFacts };
  member: { item: Member; message: MemberMessage; beginning: Applicant; facts: MemberFacts };
  fund: { item: FundRequest; message: FundMessage; beginning: FundBeginning; facts: FundFacts };
  lead: { item: Lead; message: LeadMessage; beginning: LeadBeginning; facts: LeadFacts };
}

export type AnyItem = Kinds[ItemKind]['item'];
/** What can be said to an item of some kind: JSON, checked by the kind. */
export type AnyMessage = { readonly type: string } & Readonly<Record<string, Json>>;

/** How a kind is begun and moved. */
interface KindSteps<K extends ItemKind> {
  begin(
    program: LifecycleProgram,
    beginning: Kinds[K]['beginning'],
    now: Instant,
    facts: Kinds[K]['facts'],
  ): Outcome<Step<Kinds[K]['item']>>;
  step(
    program: LifecycleProgram,
    item: Kinds[K]['item'],
    message: Kinds[K]['message'] | undefined,
    now: Instant,
    facts: Kinds[K]['facts'],
  ): Outcome<Step<Kinds[K]['item']>>;
  holders(program: LifecycleProgram, item: Kinds[K]['item'], facts: Kinds[K]['facts']): readonly string[];
}

export const KINDS: { readonly [K in ItemKind]: KindSteps<K> } = {
  deal: { begin: beginDeal, step: stepDeal, holders: holdersOfRegistration },
  onboarding: { begin: beginOnboarding, step: stepOnboarding, holders: holdersOfOnboarding },
  member: { begin: beginMember, step: stepMember, holders: holdersOfMember },
  fund: { begin: beginFundRequest, step: stepFundRequest, holders: holdersOfRequest },
  lead: { begin: beginLead, step: stepLead, holders: holdersOfLead },
};

/** The same, for whoever does not know the kind: the kind itself checks what it is given. */
export interface AnySteps {
  begin(program: LifecycleProgram, beginning: Json, now: Instant, facts: unknown): Outcome<Step<Item>>;
  step(program: LifecycleProgram, item: Item, message: AnyMessage | undefined, now: Instant, facts: unknown): Outcome<Step<Item>>;
  holders(program: LifecycleProgram, item: Item, facts: unknown): readonly string[];
}
export const stepsOf = (kind: ItemKind): AnySteps => KINDS[kind] as unknown as AnySteps;
