import { type Deal, type DealRequest, formatInstant } from '@tierwright/lifecycle';
import { chainShown } from '../status/chain-shown.ts';
import { headOf } from '../status/head.ts';
import { holdersShown } from '../status/holders.ts';
import { instantOrNull, partnerShown } from '../status/parts-shown.ts';
import { personOrNull, personShown } from '../status/person-shown.ts';
import { reasonsShown } from '../status/reasons-shown.ts';
import type { Shown } from '../status/shown.ts';
import type { AskedOfYou } from '../status/status-shapes.ts';
import { dealCommon, taskTitle } from './deal-common.ts';
import type { VendorDeal } from './deal-shapes.ts';
import { dealSentence, dealTimerWords } from './deal-words.ts';

function requestShown(shown: Shown<Deal>, request: DealRequest): VendorDeal['requests'][number] {
  const { kind, state, by, askedAt, reasons } = request;
  const common = { kind, state, by: personShown(shown, by), askedAt: formatInstant(askedAt), reasons: reasonsShown(reasons) };
  switch (request.kind) {
    case 'extension':
      return { ...common, chain: request.chain };
    case 'change':
      return { ...common, answers: request.answers };
    case 'breach':
      return { ...common, rule: request.rule, note: request.note, chain: request.chain };
  }
}

/** A deal as the vendor's people see it. */
export function vendorDeal(shown: Shown<Deal>, yours: readonly AskedOfYou[]): VendorDeal {
  const { item } = shown;
  return {
    ...headOf(shown, { side: 'vendor' }, { sentence: dealSentence(shown), words: dealTimerWords, yours }),
    ...dealCommon(shown),
    holders: holdersShown(shown),
    submitter: personOrNull(shown, item.submitter),
    queuedAt: instantOrNull(item.queuedAt),
    resubmissions: item.resubmissions,
    chains: item.chains.map((chain) => chainShown(shown, chain)),
    asking: item.asking === null ? null : { chain: item.asking.chain, title: item.asking.title },
    settled: item.settled.map(({ check, opposing, as }) => ({ check, opposing, as })),
    opposing: {
      partners: item.opposing.partners.map((partner) => partnerShown(shown, partner)),
      owners: item.opposing.owners.map((owner) => personShown(shown, owner)),
    },
    waitsFor: [...item.waitsFor],
    requests: item.requests.map((request) => requestShown(shown, request)),
    tasks: item.tasks.map(({ id, state, due, isOverdue, owners }) => ({
      id,
      title: taskTitle(shown, id),
      state,
      due: instantOrNull(due),
      isOverdue,
      owners: holdersShown(shown, owners),
    })),
  };
}
