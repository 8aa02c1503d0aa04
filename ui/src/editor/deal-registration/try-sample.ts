import { readPartner } from '@tierwright/engine';
import type { PartnerData } from '@tierwright/facts';
import {
  type Answers,
  type DealFacts,
  type DryRun,
  dryRun,
  examine,
  type Instant,
  type LifecycleProgram,
  type PeopleAnswer,
  standInsFor,
  type WorkCalendar,
  World,
} from '@tierwright/lifecycle';
import type { Condition, Json, Problem, Term } from '@tierwright/program';

/** A deal as it might be registered, and how quickly people answer. */
export interface SampleQuestion {
  readonly answers: { readonly [field: string]: Json };
  readonly partner: PartnerData;
  readonly at: Instant;
  readonly people: PeopleAnswer;
}

export type SampleStatus = 'met' | 'missed' | 'unknown';

/** What the rules say of a sample deal. */
export interface SampleAnswer {
  /** Of each rule in order, and of each part of its `all`. Empty where the form cannot be read. */
  readonly rules: readonly { readonly id: string; readonly status: SampleStatus; readonly parts: readonly SampleStatus[] }[];
  /** The rule, check or `otherwise` that decides; null where nobody can tell. */
  readonly by: string | null;
  readonly run: DryRun | null;
  /** Where one extension would end; null without one. */
  readonly extendedUntil: Instant | null;
  /** Why it cannot be submitted. */
  readonly problems: readonly Problem[];
}

const DEAL = 'sample';

/** Looks at the deal as it stands at its submission. */
function look(program: LifecycleProgram, { answers, partner, at }: SampleQuestion): Pick<SampleAnswer, 'rules' | 'by'> {
  const people = standInsFor(program, partner.id, typeof answers.distributor === 'string' ? answers.distributor : null);
  const world = new World({ program, now: at, partners: [partner], people });
  const begun = world.begin('deal', { id: DEAL, partner: partner.id, by: 'partner', answers: { ...answers } }, at);
  const deal = world.item('deal', DEAL);
  const list = program.program.dealRegistration?.rules.list ?? [];
  if (!begun.ok || !deal) return { rules: [], by: null };
  const { reading, rule } = examine(
    program,
    { ...deal, submittedAt: at, queuedAt: at },
    at,
    world.factsFor('deal', DEAL, program) as DealFacts,
  );
  const partsOf = (when: Condition): readonly Condition[] => ('all' in when ? when.all : [when]);
  const rules = list.map(({ id, when }) => ({
    id,
    status: reading.status(when),
    parts: partsOf(when).map((part) => reading.status({ all: [part] })),
  }));
  return { rules, by: rule.by };
}

/** An end that a term moves on. It is the first instant outside: days count from the last day inside. */
const further = (calendar: WorkCalendar, term: Term, end: Instant): Instant =>
  calendar.endOf(term, (typeof term === 'string' ? term : term.business).startsWith('PT') ? end : end - 1);

/** The end of one extension: from the end of protection, by its term, not beyond the most that is allowed (D14). */
function extended(program: LifecycleProgram, run: DryRun, question: SampleQuestion): Instant | null {
  const { protection } = program.program.dealRegistration ?? {};
  const approved = run.calendar.find(({ what }) => what === 'approved')?.at;
  const read = readPartner(program.compiled, question.partner, { asOf: program.baseCalendar.dayOf(question.at) });
  if (!protection?.extend || run.protectedUntil === null || approved === undefined || !read.ok) return null;
  const { by, atMost = protection.for ?? 'P90D' } = protection.extend;
  const reading = read.value.about({});
  const calendar = program.calendar(reading);
  const from = protection.from === 'submission' ? run.submittedAt : approved;
  const most = reading.term(atMost);
  const once = most === null ? null : calendar.endOf(most, from);
  // Without `atMost`, twice the term of protection.
  const limit = once === null || most === null || protection.extend.atMost !== undefined ? once : further(calendar, most, once);
  if (by === 'asDecided') return limit;
  const term = reading.term(by);
  if (term === null) return null;
  return Math.min(further(calendar, term, run.protectedUntil), limit ?? Number.POSITIVE_INFINITY);
}

/** What would happen to a deal under a program, with each rule's share in it. */
export function trySample(program: LifecycleProgram, question: SampleQuestion): SampleAnswer {
  const read = readPartner(program.compiled, question.partner, { asOf: program.baseCalendar.dayOf(question.at) });
  if (!read.ok) return { rules: [], by: null, run: null, extendedUntil: null, problems: read.problems };
  const seen = look(program, question);
  const outcome = dryRun(program, { ...question, answers: question.answers as Answers });
  if (!outcome.ok) return { ...seen, run: null, extendedUntil: null, problems: outcome.problems };
  return { ...seen, run: outcome.value, extendedUntil: extended(program, outcome.value, question), problems: [] };
}
