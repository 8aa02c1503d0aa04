import { customerTitle, formatInstant, type Lead, type Offer } from '@tierwright/lifecycle';
import { headOf } from '../status/head.ts';
import { holdersShown, holderTitles } from '../status/holders.ts';
import { instantOrNull, partnerShown } from '../status/parts-shown.ts';
import { reasonsShown } from '../status/reasons-shown.ts';
import type { Shown, Viewer } from '../status/shown.ts';
import type { PartnerLead, VendorLead } from './lead-shapes.ts';
import { leadSentence, leadTimerWords } from './lead-words.ts';

const offerShown = ({ at, until, outcome }: Offer) => ({ at: formatInstant(at), until: formatInstant(until), outcome });

function common(shown: Shown<Lead>, viewer: Viewer) {
  const { item } = shown;
  return {
    ...headOf(shown, viewer, { sentence: leadSentence(shown), words: leadTimerWords, yours: [] }),
    customer: customerTitle(item.answers.customer),
    answers: item.answers,
    createdAt: formatInstant(item.createdAt),
    reportedAt: instantOrNull(item.reportedAt),
    reasons: reasonsShown(item.reasons),
  };
}

/** What a partner still learns of a lead that it just gave back: nothing of what became of it. */
function gone(shown: Shown<Lead>, viewer: Viewer, own: Offer): PartnerLead {
  return {
    ...common(shown, viewer),
    state: own.outcome,
    sentence: 'No longer with your company.',
    since: formatInstant(shown.item.at),
    until: null,
    next: [],
    reportedAt: null,
    reasons: [],
    holders: [],
    offer: offerShown(own),
  };
}

/** A lead as people of the partner see it who have it: of offers only its own, so not whom it went to before. */
export function partnerLead(shown: Shown<Lead>, partner: string): PartnerLead {
  const viewer = { side: 'partner', partner } as const;
  const own = shown.item.offers.findLast((offer) => offer.partner === partner);
  if (!own) throw new Error(`The lead ${shown.item.id} was not offered to ${partner}`);
  if (shown.item.partner !== partner) return gone(shown, viewer, own);
  return { ...common(shown, viewer), holders: holderTitles(shown, viewer), offer: offerShown(own) };
}

export function vendorLead(shown: Shown<Lead>): VendorLead {
  const { item } = shown;
  return {
    ...common(shown, { side: 'vendor' }),
    holders: holdersShown(shown),
    partner: item.partner === null ? null : partnerShown(shown, item.partner),
    offers: item.offers.map((offer) => ({
      ...offerShown(offer),
      partner: partnerShown(shown, offer.partner),
      ...(offer.note === undefined ? {} : { note: offer.note }),
    })),
  };
}
