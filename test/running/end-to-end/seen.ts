import type { Operations } from '@tierwright/client';

/** Statuses as the vendor's people see them: those of partners have no chains, and titles for holders. */
export type DealSeen = Extract<Operations['getDeal']['answer'], { readonly chains: unknown }>;
export type OnboardingSeen = Extract<Operations['getOnboarding']['answer'], { readonly chains: unknown }>;
export type MemberSeen = Extract<Operations['getMember']['answer'], { readonly deferred: unknown }>;
/** A step of a history, likewise. */
export type StepSeen = Extract<Operations['getDealHistory']['answer']['items'][number], { readonly events: unknown }>;

/** The first chain that runs, and what it asks. */
export function asked({ chains }: Pick<DealSeen, 'chains'>) {
  const chain = chains.find(({ state }) => state === 'running');
  const step = chain?.steps.find(({ state }) => state === 'open');
  if (!chain || !step) throw new Error(`Nothing is asked: ${JSON.stringify(chains)}`);
  return { name: chain.chain, chain: chain.id, step: step.id, holders: step.holders.map(({ id }) => id) };
}

/** What happened, in order. */
export const eventsOf = (steps: readonly StepSeen[]): readonly string[] => steps.flatMap(({ events }) => events);
