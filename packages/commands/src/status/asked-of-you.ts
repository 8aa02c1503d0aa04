import { type ChainPeople, type ChainRun, eligibleDeciders, formatInstant, type Instant, type Parties } from '@tierwright/lifecycle';
import { stepTitle } from './chain-timer-words.ts';
import type { AskedOfYou } from './status-shapes.ts';

interface Asking {
  readonly program: ChainPeople['program'];
  readonly people: ChainPeople['people'];
  readonly now: Instant;
  /** Who may not decide in a run of a chain. */
  parties(chain: ChainRun): Parties;
}

/** The decisions that somebody may take now. */
export function askedOf(account: string, chains: readonly ChainRun[], { program, people, now, parties }: Asking): AskedOfYou[] {
  return chains.flatMap((chain) => {
    if (chain.state !== 'running') return [];
    const host: ChainPeople = { program, people, parties: parties(chain), run: { now } };
    return chain.steps
      .filter((step) => eligibleDeciders(host, chain, step).some(({ id }) => id === account))
      .map((step) => ({
        chain: chain.id,
        step: step.id,
        title: stepTitle({ program }, chain.chain, step.id),
        due: step.due === null ? null : formatInstant(step.due),
      }));
  });
}
