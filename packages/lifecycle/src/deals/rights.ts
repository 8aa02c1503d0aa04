import type { Problem } from '@tierwright/program';
import type { Person } from '../machine/people.ts';
import { refusal } from '../machine/refusal.ts';
import { distributorOf } from './chain-host.ts';
import type { Deal } from './deal.ts';
import type { DealWork } from './deal-work.ts';
import type { DealMessage } from './messages.ts';

interface Right {
  readonly of: string;
  has(person: Person, deal: Deal): boolean;
}

const isPartner = ({ partner }: Person, deal: Deal): boolean => partner !== undefined && partner === deal.partner;
const isVendor = ({ partner }: Person): boolean => partner === undefined;

const PARTNER: Right = { of: 'people of the partner', has: isPartner };
const VENDOR: Right = { of: 'people of the vendor', has: isVendor };
const BOTH: Right = { of: 'people of the partner or the vendor', has: (person, deal) => isPartner(person, deal) || isVendor(person) };
const PARTIES: Right = {
  of: 'people of the partner, its distributor or the vendor',
  has: (person, deal) => BOTH.has(person, deal) || person.partner === distributorOf(deal),
};

const SYSTEM: Right = { of: 'the system, not a person', has: () => false };

/** Who may do what with the deal itself; who decides in a step and who does a task is said there. */
const RIGHTS: Readonly<Partial<Record<DealMessage['type'], Right>>> = {
  edit: PARTNER,
  submit: PARTNER,
  resubmit: PARTNER,
  withdraw: PARTNER,
  recall: PARTNER,
  report: PARTNER,
  requestExtension: PARTNER,
  change: PARTNER,
  withdrawRequest: PARTNER,
  research: VENDOR,
  close: BOTH,
  activity: BOTH,
  reportBreach: PARTIES,
  taskDone: PARTIES,
  recheck: SYSTEM,
  displaced: SYSTEM,
  moveUp: SYSTEM,
  partnerEnded: SYSTEM,
  redecide: SYSTEM,
};

/** Why a person may not send a message: unknown (OPS104), or of somebody else (OPS108). The system may. */
export function whyNotBy({ facts, item }: DealWork, message: DealMessage): Problem | undefined {
  const by = 'by' in message ? message.by : undefined;
  const right = RIGHTS[message.type];
  if (by === undefined || right === undefined) return undefined;
  const person = facts.people.find(by);
  if (!person) return refusal('OPS104', 'Nobody has this id.', { pointer: '/by', value: by, expected: 'the id of a person' });
  if (right.has(person, item)) return undefined;
  return refusal('OPS108', 'That is for others to do.', { pointer: '/by', value: by, expected: right.of });
}
