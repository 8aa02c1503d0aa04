import type { ChainHost, ChainRun, Parties, Purpose } from '../approvals/chain-run.ts';
import { changedDeal } from './changed-deal.ts';
import type { Deal } from './deal.ts';
import { customerOf } from './deal-title.ts';
import type { DealWork } from './deal-work.ts';
import { readDeal } from './intake/read-deal.ts';
import { backOfQueue } from './queue-back.ts';
import { openRequest } from './requests.ts';

/** The distributor of a two-tier deal (D12). */
export const distributorOf = ({ answers }: Pick<Deal, 'answers'>): string | null =>
  typeof answers.distributor === 'string' ? answers.distributor : null;

/** Who asked for what a chain decides: the request, else the submission. */
export function askedBy({ requests, submitter, state }: Deal, chain: Pick<ChainRun, 'id'>): string | null {
  const own = requests.find((request) => request.kind !== 'change' && request.chain === chain.id);
  const change = state === 'approved' ? requests.find(({ kind, state: its }) => kind === 'change' && its === 'open') : undefined;
  return (own ?? change)?.by ?? submitter;
}

/** Whom the deal concerns: what `submitter` asked for, none of them decides (A2). */
export const partiesFor = (item: Deal, submitter: string | null): Parties => ({
  submitter,
  partner: item.partner,
  distributor: distributorOf(item),
  opposing: item.opposing.partners,
  owners: item.opposing.owners,
});

const OF_THE_DEAL_ITSELF: readonly (Purpose | undefined)[] = ['extension', 'breach'];

/** D16: what a chain that is asked about a change decides is the deal as it would be; nothing where it is asked about the deal. */
function changed(work: DealWork, purpose: Purpose | undefined): Deal | undefined {
  const { item } = work;
  const change = item.state === 'approved' && !OF_THE_DEAL_ITSELF.includes(purpose) ? openRequest(item, 'change') : undefined;
  return change && changedDeal(item, change, backOfQueue(work));
}

/** The deal as a chain sees it: who may not decide what `submitter` asked for (A2), clocks, events. */
export function chainHost(work: DealWork, purpose: Purpose | undefined, submitter: string | null): ChainHost {
  const { run, program, facts, item } = work;
  const wouldBe = changed(work, purpose);
  return {
    run,
    program,
    people: facts.people,
    parties: partiesFor(wouldBe ?? item, submitter),
    title: customerOf(item) ?? item.id,
    calendar: work.calendar,
    get reading() {
      return wouldBe ? readDeal(program, wouldBe, run.now, facts) : work.reading;
    },
  };
}
