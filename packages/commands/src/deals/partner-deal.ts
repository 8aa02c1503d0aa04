import { type Deal, formatInstant } from '@tierwright/lifecycle';
import { headOf } from '../status/head.ts';
import { holderTitles } from '../status/holders.ts';
import { instantOrNull } from '../status/parts-shown.ts';
import { reasonsShown } from '../status/reasons-shown.ts';
import type { Shown } from '../status/shown.ts';
import type { AskedOfYou } from '../status/status-shapes.ts';
import { dealCommon, taskTitle } from './deal-common.ts';
import type { PartnerDeal } from './deal-shapes.ts';
import { dealSentence, dealTimerWords } from './deal-words.ts';

/**
 * A deal as people of a partner see it. Written member by member, so that what is added to a deal stays inside: never who
 * stands against it, other deals, who of the vendor said what, nor what was asked of whom.
 */
export function partnerDeal(shown: Shown<Deal>, partner: string, yours: readonly AskedOfYou[]): PartnerDeal {
  const { item } = shown;
  const viewer = { side: 'partner', partner } as const;
  const as = item.partner === partner ? 'partner' : 'distributor';
  return {
    ...headOf(shown, viewer, { sentence: dealSentence(shown), words: dealTimerWords, yours }),
    ...dealCommon(shown),
    as,
    holders: holderTitles(shown, viewer),
    isWaiting: item.waitsFor.length > 0,
    requests: item.requests.map(({ kind, state, askedAt, reasons }) => ({
      kind,
      state,
      askedAt: formatInstant(askedAt),
      reasons: reasonsShown(reasons),
    })),
    tasks: item.tasks
      .filter(({ owners }) => owners.includes(as))
      .map(({ id, state, due, isOverdue }) => ({ id, title: taskTitle(shown, id), state, due: instantOrNull(due), isOverdue })),
  };
}
