import { type ChainRun, type Deal, distributorOf, type Parties } from '@tierwright/lifecycle';

/** Who asked for what a run of a chain decides: the open request, else the submission. */
function askedBy({ requests, submitter, state }: Deal, chain: ChainRun): string | null {
  const own = requests.find((request) => request.kind !== 'change' && request.chain === chain.id);
  const change = state === 'approved' ? requests.find((request) => request.kind === 'change' && request.state === 'open') : undefined;
  return (own ?? change)?.by ?? submitter;
}

/** Who has a part in a deal, and so does not decide it. */
export const dealParties =
  (deal: Deal) =>
  (chain: ChainRun): Parties => ({
    submitter: askedBy(deal, chain),
    partner: deal.partner,
    distributor: distributorOf(deal),
    opposing: deal.opposing.partners,
    owners: deal.opposing.owners,
  });
