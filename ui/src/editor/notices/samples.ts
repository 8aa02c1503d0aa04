import type { KeyOfWords } from '../../words/area.ts';
import { day, number } from '../../words/formats.ts';
import { money } from '../../words/money.ts';
import type { Say } from '../../words/use-words.ts';
import { type Members, textOf } from '../document/reading.ts';
import type { noticeWords } from './words.ts';

type SayNotice = Say<KeyOfWords<typeof noticeWords>>;

const LAST_WORDS: Readonly<Record<string, KeyOfWords<typeof noticeWords>>> = {
  customer: 'sampleCustomer',
  holder: 'samplePerson',
  by: 'samplePerson',
  reason: 'sampleReason',
  tier: 'sampleTier',
  tierBefore: 'sampleTier',
  summary: 'sampleChange',
  id: 'sampleId',
};
const DAYS = new Set(['due', 'until', 'protectedThrough', 'submittedOn', 'decidedOn', 'reviewOn', 'closeOn', 'from']);
const AMOUNTS = new Set(['amount', 'paid']);
const PERCENTS = new Set(['percent', 'registered']);
const NUMBERS = new Set(['place', 'idleDays']);

/** A value that a variable might have, as people would read it. */
export function sampleOf(variable: string, program: Members, say: SayNotice): string {
  if (variable === 'program.title') return textOf(program.title) || say('sampleOther', { name: variable });
  if (variable === 'program.version') return textOf(program.version) || say('sampleOther', { name: variable });
  if (variable === 'today') return day('2027-03-01');
  if (variable === 'partner.title') return say('samplePartner');
  if (variable.endsWith('.title')) return say('sampleStep');
  const last = variable.slice(variable.lastIndexOf('.') + 1);
  const word = LAST_WORDS[last];
  if (word) return say(word);
  if (DAYS.has(last)) return day('2027-05-31');
  if (AMOUNTS.has(last)) return sampleMoney(textOf(program.currency));
  if (PERCENTS.has(last)) return `${number(18)} %`;
  if (NUMBERS.has(last)) return number(1);
  return say('sampleOther', { name: variable });
}

const sampleMoney = (currency: string): string => money(4_000_000n, /^[A-Z]{3}$/.test(currency) ? currency : 'EUR');
