import { approve } from './approve.ts';
import { ask, isAsking } from './ask.ts';
import type { DealWork } from './deal-work.ts';
import { refuse } from './end-deal.ts';

/** D1–D3: looks at a pending deal with the facts of now, and takes it as far as nobody has to be asked, and nobody goes first. */
export function decideSubmission(work: DealWork, isFirst: (work: DealWork) => boolean = () => true): void {
  const { item } = work;
  const found = work.examine();
  item.opposing = { partners: found.opposingPartners, owners: found.opposingOwners };
  if (found.refusals.length > 0) {
    refuse(work, found.refusals);
    return;
  }
  item.waitsFor = found.waitsFor;
  if (isAsking(work, found.chains) || found.waitsFor.length > 0) return;
  const [next] = found.chains;
  if (next) ask(work, next, item.submitter);
  else if (isFirst(work)) approve(work, found);
}
