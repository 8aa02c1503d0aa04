import type { Json } from '@tierwright/program';
import { idsOf, itemsOf, type Members, membersOf, textOf } from '../document/reading.ts';

/** Something that can be chosen: what stands in the document, and what people read. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

const choicesOfMap = (section: Json | undefined): Choice[] =>
  Object.entries(membersOf(section)).map(([id, part]) => ({ value: id, label: textOf(part) || textOf(membersOf(part).title) || id }));

/** The vendor's groups of people. */
export const roleChoices = (program: Members): Choice[] => choicesOfMap(program.roles);

/** Chains of approvals; `review` is in every program. */
export function chainChoices(program: Members, review: string): Choice[] {
  const chains = choicesOfMap(program.approvals);
  return chains.some(({ value }) => value === 'review') ? chains : [...chains, { value: 'review', label: review }];
}

/** Facts that no document declares and that deals, onboardings and members have. */
const BUILT_IN = [
  ...['today', 'partner.status', 'partner.type', 'partner.track', 'partner.tier', 'partner.tierRank', 'leads.open'],
  ...['deal.band', 'deal.bands', 'deal.place', 'deal.model', 'deal.products', 'deal.submittedOn', 'deal.idleDays', 'deal.resubmissions'],
  ...['otherPartner', 'directTeam', 'existingCustomer', 'namedAccount', 'publicTender', 'incumbent', 'likelyDuplicate'].map(
    (check) => `conflict.${check}`,
  ),
  ...['request.amount', 'opposing.createdOn', 'opposing.idleDays', 'opposing.stage', 'opposing.sameProduct'],
];

/** What a condition may test: facts, derived values, parameters, answers of the deal's form, and what is built in. */
export function factIds(program: Members): string[] {
  const form = itemsOf(membersOf(program.dealRegistration).form);
  const answers = form.length === 0 ? ['customer', 'products', 'amount', 'closeOn'] : idsOf([...form]);
  return [
    ...new Set([
      ...Object.keys(membersOf(program.facts)),
      ...Object.keys(membersOf(program.derived)),
      ...answers.filter((id) => id !== '').map((id) => `deal.${id}`),
      ...Object.keys(membersOf(program.parameters)),
      ...BUILT_IN,
    ]),
  ];
}

/** What people read for a fact: its title, that of the form's field, or its id. */
export function factTitle(program: Members, id: string): string {
  for (const section of [program.facts, program.derived, program.parameters]) {
    const title = textOf(membersOf(membersOf(section)[id]).title);
    if (title !== '') return title;
  }
  const field = itemsOf(membersOf(program.dealRegistration).form).find((one) => `deal.${textOf(membersOf(one).id)}` === id);
  return textOf(membersOf(field).title) || id;
}
