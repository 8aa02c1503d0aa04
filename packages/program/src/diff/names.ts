import type { Namespace, Part } from '../references/part.ts';
import type { Side } from './side.ts';
import { quoted } from './words/join.ts';

const builtIn: Record<string, string> = {
  today: 'the day of the decision',
  'partner.id': 'the partner’s id',
  'partner.status': 'the partner’s status',
  'partner.type': 'the partner’s type',
  'partner.track': 'the partner’s track',
  'partner.tier': 'the partner’s tier',
  'partner.tierRank': 'the rank of the partner’s tier',
  'leads.open': 'the number of open leads',
  'deal.band': 'the band of the deal',
  'deal.bands': 'the bands of the deal’s lines',
  'deal.place': 'the place of the deal',
  'deal.model': 'the way of distribution',
  'deal.submittedOn': 'the day the deal was submitted',
  'deal.idleDays': 'the days without activity on the deal',
  'deal.resubmissions': 'the number of resubmissions',
  'request.amount': 'the amount asked for',
  'opposing.createdOn': 'the day the opposing item was created',
  'opposing.idleDays': 'the days without activity on the opposing item',
  'opposing.stage': 'the stage of the opposing item',
  'opposing.sameProduct': 'a common product with the opposing item',
};

/** What people read of a fact, parameter or derived value; undefined where the document gives no title. */
export function valueTitle(side: Side, id: string): string | undefined {
  const { facts, parameters, derived } = side.program;
  if (facts?.[id] !== undefined) return factTitle(side, id);
  return parameters?.[id]?.title ?? derived?.[id]?.title;
}

/** "of which active now" says what it is only together with the fact it narrows. */
function factTitle(side: Side, id: string, depth = 0): string {
  const fact = side.program.facts?.[id];
  if (fact === undefined) return id;
  const from = fact.from;
  if (from === undefined || !('within' in from) || !/^of (?:which|whom)/.test(fact.title)) return fact.title;
  return depth > 4 ? fact.title : `${factTitle(side, from.within, depth + 1)}, ${fact.title}`;
}

/** A value as it is named inside a sentence. */
export function valueName(side: Side, id: string): string {
  const title = valueTitle(side, id);
  if (title !== undefined) return quoted(title);
  const [answer] = side.references.named(id, 'value').filter((part) => part.kind === 'formField' || part.kind === 'check');
  if (answer !== undefined) return quoted(answer.title);
  return builtIn[id] ?? quoted(id);
}

/** A part of the document as it is named inside a sentence, by its title; the id where nothing declares it. */
export function nameOf(side: Side, namespace: Namespace, id: string): string {
  const [part] = side.references.named(id, namespace);
  if (part === undefined) return builtInRoles[id] ?? quoted(id);
  return namespace === 'tier' ? tierName(side, part) : quoted(part.title);
}

const builtInRoles: Record<string, string> = {
  partner: 'the partner',
  vendor: 'the vendor',
  distributor: 'the distributor',
  accountManager: 'the account manager',
  holder: 'whoever holds it',
  channelManager: 'the channel manager',
  review: 'the channel manager’s review',
};

/** "Gold", or "Registered (Services)" where two tracks have a tier of that title. */
export function tierName(side: Side, tier: Part): string {
  const tracks = side.program.tracks ?? [];
  const homonyms = tracks.flatMap((track) => track.tiers).filter((other) => other.title === tier.title);
  if (homonyms.length < 2) return tier.title;
  const track = tracks.find((other) => other.id === tier.track);
  return track === undefined ? tier.title : `${tier.title} (${track.title})`;
}

/** A tier by its id alone, as parameters name it: it stands for that tier of every track. */
export function tierTitle(side: Side, id: string): string {
  const titles = new Set(side.references.named(id, 'tier').map((part) => part.title));
  return titles.size === 1 ? ([...titles][0] ?? id) : id;
}
