import type { ChainHost, ChainRun, Purpose } from '../approvals/chain-run.ts';
import { cancelChain, startChain } from '../approvals/run-chain.ts';
import type { Run } from '../machine/run.ts';
import { type Desk, partiesOf } from './desk.ts';
import type { FundRequest } from './fund-request.ts';

type FundRun = Run<FundRequest>;

/** What a chain needs of a request. */
export function hostOf(run: FundRun, { program, facts, reading, calendar, fund }: Desk): ChainHost {
  return {
    run,
    program,
    reading,
    calendar,
    people: facts.people,
    parties: partiesOf(run.item),
    title: fund.activities.find(({ id }) => id === run.item.plan?.activity)?.title ?? fund.title,
  };
}

/** Keeps a run of a chain as it is now; `undefined` where it goes on, else the state in which it is over. */
export function keepChain({ item }: FundRun, chain: ChainRun): Exclude<ChainRun['state'], 'running'> | undefined {
  const isKnown = item.chains.some(({ id }) => id === chain.id);
  item.chains = isKnown ? item.chains.map((other) => (other.id === chain.id ? chain : other)) : [...item.chains, chain];
  return chain.state === 'running' ? undefined : chain.state;
}

/** Asks the people of a chain: about the plan, or about a claim. */
export function ask(run: FundRun, desk: Desk, chain: string, purpose: Extract<Purpose, 'plan' | 'claim'>): ChainRun {
  const count = run.item.chains.filter((other) => other.purpose === purpose).length;
  return startChain(hostOf(run, desk), { id: `${purpose}${count + 1}`, chain, purpose, about: desk.fund.id });
}

/** Nobody is asked any more. */
export function stopAsking(run: FundRun, desk: Desk): void {
  for (const chain of run.item.chains.filter(({ state }) => state === 'running')) keepChain(run, cancelChain(hostOf(run, desk), chain));
}
