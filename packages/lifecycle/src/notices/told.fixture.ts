import { readPartner } from '@tierwright/engine';
import type { Json, Notice } from '@tierwright/program';
import { lifecycleProgram } from '../approvals/asked-item.fixture.ts';
import type { Effect, EffectBody, ItemEvent } from '../machine/effect.ts';
import type { LifecycleProgram, StepFacts } from '../machine/lifecycle-program.ts';
import type { People } from '../machine/people.ts';
import type { NoticeSubject } from './notice-subject.ts';
import { noticesOf } from './notices-of.ts';

// For tests: a program that tells of deals, and a partner to be told.

const attribute = (id: string, type: string) => ({ title: id, type, attribute: id });

/** Notices of a document; what a test leaves out is not what it is about. */
export const notice = (more: Partial<Notice> & Pick<Notice, 'text'>): Notice => {
  const { text, subject = 'Told', vars = [...`${subject} ${text}`.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name) } = more;
  return { id: 'told', title: 'Told', on: 'deal.approved', to: ['partner'], channels: ['email'], ...more, subject, vars };
};

/** A program in Berlin with two tiers, facts of the partner, and a form. */
export const telling = (list: readonly Notice[], more: Readonly<Record<string, Json>> = {}): LifecycleProgram =>
  lifecycleProgram(
    JSON.stringify({
      pdl: '1.0',
      program: 'telling',
      version: '3.1.0',
      title: 'Northwind partners',
      currency: 'EUR',
      timeZone: 'Europe/Berlin',
      roles: { desk: 'Deal desk', programOwner: 'Owner of the program' },
      facts: {
        sales: attribute('sales', 'money'),
        'partner.credit': attribute('credit', 'money'),
        'partner.share': attribute('share', 'percent'),
        'partner.joinedOn': attribute('joinedOn', 'date'),
        'partner.notice': attribute('notice', 'duration'),
        'partner.areas': attribute('areas', 'set'),
        'partner.west': attribute('west', 'boolean'),
      },
      requirements: { sells: { title: 'Sells', when: { all: [{ fact: 'sales', operator: 'greaterThan', value: 100 }] } } },
      tracks: [
        {
          id: 'main',
          title: 'Resellers',
          tiers: [
            { id: 'basic', title: 'Member' },
            { id: 'gold', title: 'Gold partner', qualify: { all: [{ condition: 'sells' }] } },
          ],
        },
      ],
      notices: { list, ...(more.notices as object | undefined) },
      ...(more.calendar === undefined ? {} : { calendar: more.calendar }),
      ...(more.transition === undefined ? {} : { transition: more.transition }),
    }),
  );

/** Facts of one partner, whatever its id. */
export const factsOf = (
  program: LifecycleProgram,
  attributes: Readonly<Record<string, Json>> = {},
  people: Partial<People> = {},
): StepFacts => ({
  people: { find: () => undefined, withRole: () => [], ofPartner: () => [], accountManagersOf: () => [], ...people },
  partner(id, day) {
    const read = readPartner(program.compiled, { id, attributes: { ...attributes } }, { asOf: day });
    if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join('\n'));
    return read.value;
  },
  partnerTitle: (id) => (id === 'acme' ? 'Acme' : undefined),
});

export const MONDAY = Date.parse('2027-03-01T13:00:00Z');

type NoticeBody = Extract<EffectBody, { do: 'notice' }>;

/** What is told of a deal of Acme after an event. */
export function tell(
  program: LifecycleProgram,
  event: Partial<ItemEvent> = {},
  subject: Partial<NoticeSubject> = {},
  attributes: Readonly<Record<string, Json>> = {},
): readonly NoticeBody[] {
  const about: NoticeSubject = {
    program,
    facts: factsOf(program, attributes),
    now: MONDAY,
    values: () => ({}),
    holders: () => ['desk'],
    parties: () => ({ partner: 'acme', distributor: null }),
    ...subject,
  };
  return noticesOf([{ event: 'deal.approved', at: MONDAY, ...event }], about) as readonly NoticeBody[];
}

/** The effect of a notice. */
export const noticeEffect = (id: string, more: Partial<NoticeBody> = {}): Effect & NoticeBody => ({
  do: 'notice',
  id,
  notice: 'told',
  event: 'deal.approved',
  to: ['partner'],
  partner: 'acme',
  distributor: null,
  channels: ['email'],
  subject: 'Told',
  text: 'Told.',
  send: 'now',
  at: MONDAY,
  ...more,
});
