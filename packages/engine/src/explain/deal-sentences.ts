import type { Program } from '@tierwright/program';
import type { DealDecision, Decision } from '../decision/decision.ts';
import { lastDayBefore } from './dates-in-words.ts';
import { listed } from './listed.ts';
import { numberInWords } from './numbers-in-words.ts';

const REASONS: Record<string, string> = {
  notEligible: 'the partner may not register deals',
  couldNotCheck: 'whether the partner may register deals is not known',
  distribution: 'the distributor confirms first',
  'conflict.otherPartner': 'another partner is first',
  'conflict.directTeam': 'our own team works on this deal',
  'conflict.existingCustomer': 'it is a customer already',
  'conflict.namedAccount': 'it is a named account',
  'conflict.publicTender': 'the tender is public',
  'conflict.incumbent': 'another partner is there already',
  'conflict.likelyDuplicate': 'it looks like a deal that is registered already',
};
const ROLES: Record<string, string> = {
  channelManager: 'channel manager',
  partner: 'partner',
  distributor: 'distributor',
  accountManager: 'account manager',
};

const inSentence = (title: string): string => (/^\p{Lu}\p{Ll}/u.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title);

/** A chain with those who decide in it; `review` is built in. */
function chainInWords(program: Program, id: string): string {
  const role = (name: string): string => program.roles?.[name] ?? ROLES[name] ?? name;
  const chain = program.approvals?.[id];
  if (!chain) return id === 'review' ? `review by the ${inSentence(role('channelManager'))}` : id;
  const roles = [...new Set(chain.steps.flatMap((step) => step.roles.map(role)))].filter((title) => title !== chain.title);
  return roles.length === 0 ? `“${chain.title}”` : `“${chain.title}” (${listed(roles)})`;
}

function outcomeSentence(program: Program, deal: DealDecision): string {
  const rules = program.dealRegistration?.rules;
  const rule = deal.by === 'otherwise' ? rules?.otherwise : rules?.list.find(({ id }) => id === deal.by);
  const reason = deal.title ?? REASONS[deal.by] ?? deal.by;
  const why = rule?.why === undefined ? '' : ` (${rule.why.replace(/\.$/, '')})`;
  if (deal.then === 'approve') return `Approved without a person, by the rule “${reason}”${why}.`;
  if (deal.then === 'reject') return `Refused: ${reason}${why}.`;
  return `Goes to ${deal.chains.map((chain) => chainInWords(program, chain)).join(', then to ')}: ${reason}${why}.`;
}

const AS = { discount: 'Discount', rebate: 'Rebate', commission: 'Commission' } as const;

/** The tier's own percentage that the price was combined with; of several groups the best, as in the decision. */
function tierPercent(decision: Decision, id: string): number | undefined {
  const stack = decision.stacking.find((candidate) => candidate.stack === id);
  const benefit = decision.benefits.find((candidate) => candidate.benefit === id);
  const value = stack ? stack.value : benefit?.granted ? benefit.value : null;
  if (typeof value === 'number') return value;
  if (typeof value !== 'object' || value === null) return undefined;
  const known = Object.values(value).filter((one) => typeof one === 'number');
  return known.length === 0 ? undefined : Math.max(...known, stack?.others ?? 0);
}

function priceSentence(program: Program, decision: Decision, deal: DealDecision): string[] {
  const pricing = program.dealRegistration?.pricing;
  if (!pricing || deal.percent === null || deal.registered === null) return [];
  const share = program.dealRegistration?.conflicts?.places?.[deal.place - 1] ?? 100;
  const own = (deal.registered * share) / 100;
  const percent = (value: number) => `${numberInWords(value)} %`;
  const place = deal.place === 1 ? '' : ` in place ${deal.place}`;
  const tier = pricing.stack ? tierPercent(decision, pricing.stack.benefit) : undefined;
  const title = AS[pricing.as ?? 'discount'];
  if (!pricing.stack || tier === undefined || tier === 0) return [`${title}: ${percent(deal.percent)} for registering${place}.`];
  if (pricing.stack.how === 'higher')
    return [`${title}: ${percent(deal.percent)}, the higher of ${percent(own)} for registering${place} and ${percent(tier)} of the tier.`];
  const combined = pricing.stack.how === 'add' ? own + tier : 100 - ((100 - own) * (100 - tier)) / 100;
  const cut = deal.percent < combined - 1e-6 ? ', cut to the most that is given' : '';
  const how = pricing.stack.how === 'add' ? 'and' : 'and then';
  return [`${title}: ${percent(deal.percent)} in all: ${percent(own)} for registering${place}, ${how} ${percent(tier)} of the tier${cut}.`];
}

/** What the deal rules say (ENG-W16). */
export function dealSentences(program: Program, decision: Decision, deal: DealDecision): string[] {
  const place = deal.place === 1 ? [] : [`The partner has place ${deal.place}.`];
  if (deal.then === 'reject') return [outcomeSentence(program, deal), ...place];
  const from = program.dealRegistration?.protection?.from;
  const provided = deal.then === 'approve' ? '' : from === 'submission' ? ' if it is approved' : ' if it is approved today';
  const until = deal.protectedUntil === null ? [] : [`Protected through ${lastDayBefore(deal.protectedUntil)}${provided}.`];
  return [outcomeSentence(program, deal), ...place, ...priceSentence(program, decision, deal), ...until];
}
