import type { ChainHost, ChainRun, Parties } from '../approvals/chain-run.ts';
import type { Deal } from './deal.ts';
import { customerOf } from './deal-title.ts';
import type { DealWork } from './deal-work.ts';

/** The distributor of a two-tier deal (D12). */
export const distributorOf = ({ answers }: Pick<Deal, 'answers'>): string | null =>
  typeof answers.distributor === 'string' ? answers.distributor : null;

/** Who asked for what a chain decides: the request, else the submission. */
export function askedBy({ requests, submitter, state }: Deal, chain: Pick<ChainRun, 'id'>): string | null {
  const own = requests.find((request) => request.kind !== 'change' && request.chain === chain.id);
  const change = state === 'approved' ? requests.find(({ kind, state: its }) => kind === 'change' && its === 'open') : undefined;
  return (own ?? change)?.by ?? submitter;
}

/** The deal as its chains see it: who may not decide what `submitter` asked for (A2), clocks, events. */
export function chainHost(work: DealWork, submitter: string | null): ChainHost {
  const { run, program, facts, item } = work;
  const parties: Parties = {
    submitter,
    partner: item.partner,
    distributor: distributorOf(item),
    opposing: item.opposing.partners,
    owners: item.opposing.owners,
  };
  return {
    run,
    program,
    people: facts.people,
    parties,
    title: customerOf(item) ?? item.id,
    calendar: work.calendar,
    get reading() {
      return work.reading;
    },
  };
}
