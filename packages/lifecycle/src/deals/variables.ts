import type { FormField } from '@tierwright/program';
import { roleTitle } from '../approvals/role-title.ts';
import { holdersOf } from '../approvals/step-events.ts';
import type { LifecycleProgram } from '../machine/lifecycle-program.ts';
import { answerValues } from '../notices/answer-values.ts';
import type { NoticeParties } from '../notices/notice-subject.ts';
import type { NoticeValue, NoticeValues } from '../notices/notice-value.ts';
import type { Instant } from '../time/instant.ts';
import { distributorOf, partiesFor } from './chain-host.ts';
import type { Deal } from './deal.ts';
import { calendarFor, type DealContext } from './deal-work.ts';
import { intakeOf } from './intake/intake.ts';
import { daysBetween } from './intake/opposing.ts';

const WITH_PARTNER: readonly string[] = ['draft', 'returned', 'recalled', 'approved'];

/** Who has to do something now: the partner, or those who hold the open steps; nobody while it waits for another deal. */
export function holdersOfDeal(item: Deal, { program, facts }: DealContext): readonly string[] {
  if (WITH_PARTNER.includes(item.state)) return ['partner'];
  const people = { program, people: facts.people, parties: partiesFor(item, item.submitter), run: { now: item.at } };
  return [...new Set(item.chains.filter(({ state }) => state === 'running').flatMap((chain) => holdersOf(people, chain)))];
}

const percent = (value: number | null | undefined): NoticeValue => (value === null || value === undefined ? null : { percent: value });

/** Whom a deal's notices go to. */
export const partiesOfDeal = (item: Deal): NoticeParties => ({ partner: item.partner, distributor: distributorOf(item) });

/** The timers whose end somebody waits for, the nearest first. */
const DUE: readonly string[] = ['decision', 'lapse', 'answer', 'protection'];

/** A deal after its step, and what is read of it. */
interface About {
  readonly item: Deal;
  readonly context: DealContext;
  readonly day: (at: Instant | null) => NoticeValue;
}

/** What notices may say of a deal, besides the answers of its form (N1). */
const VARIABLES: Readonly<Record<string, (about: About) => NoticeValue>> = {
  'deal.id': ({ item }) => item.id,
  'deal.holder': ({ item, context }) =>
    holdersOfDeal(item, context)
      .map((holder) => roleTitle(context.program, holder))
      .join(', '),
  'deal.stage': ({ item }) => item.state,
  'deal.percent': ({ item }) => percent(item.terms?.percent),
  'deal.registered': ({ item }) => percent(item.terms?.registered),
  'deal.place': ({ item }) => item.terms?.place ?? null,
  'deal.band': ({ item, context }) =>
    intakeOf(context.program).written.bands?.list.find(({ id }) => id === item.terms?.band)?.title ?? null,
  'deal.model': ({ item }) => (item.terms ? (item.terms.model === 'twoTier' ? 'two tiers' : 'one tier') : null),
  'deal.reason': ({ item }) => item.reasons.map(({ title, note }) => (note === undefined ? title : `${title}: ${note}`)).join('; ') || null,
  'deal.by': ({ item }) => item.reasons[0]?.title ?? null,
  'deal.protectedThrough': ({ item, day }) => day(item.protection?.until ? item.protection.until - 1 : null),
  'deal.submittedOn': ({ item, day }) => day(item.submittedAt),
  'deal.decidedOn': ({ item, day }) => day(item.approvedAt ?? (item.state === 'rejected' ? item.since : null)),
  'deal.due': ({ item }) => {
    const due = item.timers.find(({ id }) => DUE.includes(id));
    return due ? { at: due.at } : null;
  },
  'deal.idleDays': ({ item, context }) => {
    const since = item.activeAt ?? item.submittedAt;
    const calendar = calendarFor(context.program, item.partner, item.at, context.facts);
    return since === null ? null : daysBetween(calendar.dayOf(since), calendar.dayOf(item.at));
  },
};

/** The variables and fields that a program's notices name: others are asked for by nobody. All where it has no notices. */
interface Named {
  readonly variables: readonly string[];
  readonly fields: readonly FormField[];
}

const named = new WeakMap<LifecycleProgram, Named>();

function namedBy(program: LifecycleProgram): Named {
  let known = named.get(program);
  if (!known) {
    const list = program.program.notices?.list;
    const names = new Set(list?.flatMap(({ vars }) => vars));
    const isNamed = (name: string): boolean => list === undefined || names.has(name);
    const { form } = intakeOf(program);
    known = { variables: Object.keys(VARIABLES).filter(isNamed), fields: form.filter(({ id }) => isNamed(`deal.${id}`)) };
    named.set(program, known);
  }
  return known;
}

/** What notices of the program may say of a deal. */
export function variablesOfDeal(item: Deal, context: DealContext): NoticeValues {
  const { program, facts } = context;
  const { variables, fields } = namedBy(program);
  const day = (at: Instant | null): NoticeValue =>
    at === null ? null : { day: calendarFor(program, item.partner, item.at, facts).dayOf(at) };
  const about: About = { item, context, day };
  const values: Record<string, NoticeValue> = {};
  for (const name of variables) values[name] = VARIABLES[name]?.(about) ?? null;
  // Assigned, not spread: an object that begins with a spread is slow to extend.
  return Object.assign(values, answerValues(fields, item.answers, { prefix: 'deal', currency: program.program.currency, facts }));
}
