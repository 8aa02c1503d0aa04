import { readPartner } from '@tierwright/engine';
import type { PartnerData, PreparedPartner } from '@tierwright/facts';
import type { Json, Outcome } from '@tierwright/program';
import { lifecycleProgram, peopleOf } from '../approvals/asked-item.fixture.ts';
import type { Step } from '../machine/advance.ts';
import type { LifecycleProgram } from '../machine/lifecycle-program.ts';
import type { Person } from '../machine/people.ts';
import type { Instant } from '../time/instant.ts';
import { asOfMember } from './as-of-member.ts';
import type { Member, Standing } from './member.ts';
import type { MemberFacts } from './member-facts.ts';
import type { MemberMessage } from './messages.ts';
import { type Applicant, beginMember, moveMember, stepMember } from './step-member.ts';

// For tests: a partner under a small program, its records, and the people around it.

const STAFF: readonly Person[] = [
  { id: 'ana', roles: [], partner: 'acme' },
  { id: 'eve', roles: [], partner: 'other' },
  { id: 'olga', roles: ['programOwner'] },
  { id: 'otto', roles: ['programOwner'] },
  { id: 'ali', roles: ['alliances'] },
  { id: 'amy', roles: [] },
];

const flag = (id: string) => ({ [id]: { title: `Is ${id}`, type: 'boolean', attribute: id } });
const holds = (id: string) => ({ title: `Is ${id}`, when: { all: [{ fact: id, operator: 'equal', value: true }] } });

/** Basic for all that are `good`, silver for those who are `sold` too; reviewed as the test says. */
export const track = (review: Json | undefined, more: Record<string, Json> = {}): Json => ({
  id: 'resale',
  title: 'Resale',
  tiers: [
    { id: 'basic', title: 'Basic', qualify: { all: [{ condition: 'good' }] } },
    { id: 'silver', title: 'Silver', qualify: { all: [{ condition: 'good' }, { condition: 'sold' }] } },
    { id: 'gold', title: 'Gold', qualify: { all: [{ condition: 'good' }, { condition: 'sold' }, { condition: 'skilled' }] } },
  ],
  ...(review === undefined ? {} : { review }),
  ...more,
});

/** A program of one track, in the time of Berlin; `good`, `sold` and `skilled` are attributes of the partner. */
export function memberProgram(sections: Record<string, Json | undefined> = {}): LifecycleProgram {
  const document: Record<string, unknown> = {
    pdl: '1.0',
    program: 'members',
    version: '1.0.0',
    title: 'Members',
    currency: 'EUR',
    timeZone: 'Europe/Berlin',
    roles: { programOwner: 'Owner of the program', alliances: 'Alliances' },
    facts: {
      ...flag('good'),
      ...flag('sold'),
      ...flag('skilled'),
      'partner.joinedOn': { title: 'Joined', type: 'date', attribute: 'joinedOn' },
    },
    requirements: { good: holds('good'), sold: holds('sold'), skilled: holds('skilled') },
    tracks: [track(undefined)],
    ...sections,
  };
  return lifecycleProgram(JSON.stringify(document));
}

/** A morning of 2027 in Berlin: `on('03-01')`, `on('2028-03-01', '17:00')`. */
export function on(day: string, time = '10:00'): Instant {
  const date = day.length === 5 ? `2027-${day}` : day;
  const isSummer = date.slice(5) >= '03-28' && date.slice(5) < '10-31';
  return Date.parse(`${date}T${time}:00${isSummer ? '+02:00' : '+01:00'}`);
}

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}

export function taken<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.problems.map(({ code, message }) => `${code} ${message}`).join('\n'));
  return outcome.value;
}

/** A member that goes on step by step. What is not said of the partner is unknown; attributes and records may change between steps. */
export class Membership {
  program: LifecycleProgram;
  readonly data: PartnerData & { attributes: Record<string, Json> };
  item: Member | undefined;
  last!: Step<Member>;

  constructor(program: LifecycleProgram, attributes: Record<string, Json> = {}, more: Partial<PartnerData> = {}) {
    this.program = program;
    this.data = { id: 'acme', title: 'Acme', ...more, attributes };
  }

  /** Applies; goes on at once as far as it can. */
  static begun(
    program: LifecycleProgram,
    attributes: Record<string, Json> = {},
    at = on('03-01'),
    more: Partial<Applicant> = {},
  ): Membership {
    const membership = new Membership(program, attributes);
    return membership.take(beginMember(program, { partner: 'acme', title: 'Acme', by: 'ana', ...more }, at, membership.facts()));
  }

  facts(program = this.program): MemberFacts {
    const prepared = (): PreparedPartner => taken(program.compiled.facts.prepare(this.data));
    return {
      people: peopleOf(STAFF, { acme: ['amy'] }),
      prepared,
      openItems: () => [
        { kind: 'deal', id: 'd1' },
        { kind: 'lead', id: 'l1' },
      ],
      partner: (_, day) => {
        const partner = this.item ? asOfMember(prepared(), this.item) : prepared();
        return taken(readPartner(program.compiled, partner, { asOf: day }));
      },
    };
  }

  private take(outcome: Outcome<Step<Member>>): this {
    this.last = taken(outcome);
    if (JSON.stringify(JSON.parse(JSON.stringify(this.last.item))) !== JSON.stringify(this.last.item)) throw new Error('no plain JSON');
    this.item = frozen(this.last.item);
    return this;
  }

  get member(): Member {
    if (!this.item) throw new Error('not begun');
    return this.item;
  }

  ask(message: MemberMessage | undefined, at: Instant = this.member.at): Outcome<Step<Member>> {
    return stepMember(this.program, this.member, message, at, this.facts());
  }

  /** A step that must be taken. */
  say(message: MemberMessage | undefined, at: Instant = this.member.at): this {
    return this.take(this.ask(message, at));
  }

  /** Nothing is said; what is due by then happens. */
  until(at: Instant): this {
    return this.say(undefined, at);
  }

  refused(message: MemberMessage, at: Instant = this.member.at): string {
    const outcome = this.ask(message, at);
    return outcome.ok ? 'taken' : outcome.problems.map(({ code, pointer }) => `${code} ${pointer}`).join();
  }

  /** Goes on under another version. */
  move(program: LifecycleProgram, effective: string, at: Instant): this {
    const outcome = moveMember(program, this.member, effective, at, this.facts(program));
    this.program = program;
    return this.take(outcome);
  }

  get standing(): Standing {
    const [first] = this.member.standings;
    if (!first) throw new Error('in no track');
    return first.now;
  }

  get tier(): string {
    const { tier, state, until } = this.standing;
    return `${tier} ${state}${until === null ? '' : ` until ${until}`}`;
  }

  get events(): string[] {
    return this.last.events.map(({ event }) => event);
  }

  /** Events with their days and what they say of the tier. */
  get told(): string[] {
    return this.last.events.map(({ event, at, vars = {} }) => {
      const until = vars['member.until'];
      const end = until && typeof until === 'object' && 'day' in until ? ` through ${until.day}` : '';
      const reason = vars['member.reason'] ? ` (${String(vars['member.reason'])})` : '';
      const tiers = event === 'member.tierUp' || event === 'member.lapsed' ? ` ${vars['member.tierBefore']} → ${vars['member.tier']}` : '';
      return `${this.program.baseCalendar.dayOf(at)} ${event}${tiers}${end}${reason}`;
    });
  }

  get effects(): string[] {
    return this.last.effects.flatMap((effect) => {
      switch (effect.do) {
        case 'tell':
          return `tell ${effect.kind} ${effect.item} ${JSON.stringify(effect.message)}`;
        case 'start':
          return `start ${effect.kind} ${JSON.stringify(effect.with)}`;
        case 'benefits':
          return `benefits of ${effect.tier} from ${effect.from}: ${effect.benefits.join(', ')}`;
        case 'record':
          return `record ${effect.kind} ${JSON.stringify(effect.record)}`;
        default:
          return [];
      }
    });
  }

  get timers(): string[] {
    return this.member.timers.map(({ id, at }) => `${id} ${this.program.baseCalendar.textOf(at)}`);
  }
}
