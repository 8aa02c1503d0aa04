import { readPartner } from '@tierwright/engine';
import type { PartnerData } from '@tierwright/facts';
import type { Outcome } from '@tierwright/program';
import type { Answers, Deal } from '../deals/deal.ts';
import type { LifecycleProgram } from '../machine/lifecycle-program.ts';
import type { Instant } from '../time/instant.ts';
import type { WorkCalendar } from '../time/work-calendar.ts';
import type { Opposing } from '../world/opposing.ts';
import { World } from '../world/world.ts';
import { calendarOf } from './calendar-entries.ts';
import type { DryRun } from './dry-run-answer.ts';
import { answerFor, type PeopleAnswer, standInsFor } from './people-answer.ts';
import { dryRunSentences } from './sentences.ts';

/** Beyond this nothing is looked at: a document may hold waits without an end. */
const HORIZON_DAYS = 1100;
const MS_PER_DAY = 86_400_000;
/** More messages than any deal can ask for: reached only by a mistake of ours. */
const MOST_ANSWERS = 1000;

/** What is to be tried: a registration as the partner would submit it, and how quickly people answer. */
export interface DryRunQuestion {
  readonly answers: Answers;
  readonly partner: PartnerData;
  /** When it is submitted. */
  readonly at: Instant;
  readonly people: PeopleAnswer;
  /** What stands in its way, as far as it is to be looked at; default nothing. */
  readonly opposing?: Partial<Opposing>;
}

const DEAL = 'deal';

/**
 * S7: what would happen to a deal, without anybody being told. Refused where the partner’s data cannot be used (PDL4xx), and
 * as `beginDeal` and its submission are (OPS1xx, OPS2xx).
 */
export function dryRun(program: LifecycleProgram, question: DryRunQuestion): Outcome<DryRun> {
  const { answers, partner, at, people, opposing } = question;
  const read = readPartner(program.compiled, partner, { asOf: program.baseCalendar.dayOf(at) });
  if (!read.ok) return read;
  const distributor = typeof answers.distributor === 'string' ? answers.distributor : null;
  const standIns = standInsFor(program, partner.id, distributor);
  const world = new World({ program, now: at, partners: [partner], people: standIns, ...(opposing ? { opposing } : {}) });
  const submitter = 'partner';
  const begun = world.begin(DEAL, { id: DEAL, partner: partner.id, by: submitter, answers }, at);
  if (!begun.ok) return begun;
  const submitted = world.send(DEAL, DEAL, { type: 'submit', by: submitter }, at);
  if (!submitted.ok) return submitted;
  const first = dealOf(world);
  const asked = new Map<string, { chain: string; title: string; purpose: string }>();
  const calendar = calendarFor(world);
  letTimePass(world, people, at + HORIZON_DAYS * MS_PER_DAY, () => {
    for (const { id, chain, purpose } of dealOf(world).chains) {
      if (!asked.has(id)) asked.set(id, { chain, purpose, title: program.chain(chain)?.title ?? chain });
    }
  });
  const last = dealOf(world);
  const terms = world.happenings.findLast(({ step }) => (step.item as Deal).terms !== null)?.step.item as Deal | undefined;
  const approved = world.happenings.find(({ step }) => step.item.state === 'approved')?.step.item as Deal | undefined;
  const found = {
    program: program.program.program,
    version: program.program.version,
    hash: program.hash,
    partner: partner.id,
    people,
    submittedAt: at,
    first: first.state,
    reasons: [...first.reasons],
    asked: [...asked.values()],
    terms: terms?.terms ?? null,
    protectedUntil: approved?.protection?.until ?? null,
    calendar: calendarOf(world.happenings, program, calendar),
    end: { state: last.state, since: last.since, reasons: [...last.reasons] },
    timeZone: calendar.timeZone,
  };
  const told = { partnerTitle: partner.title ?? partner.id, customer: answers.customer, approvedAt: approved?.approvedAt ?? null };
  return { ok: true, value: { ...found, sentences: dryRunSentences(found, { ...told, program, calendar }) }, problems: [] };
}

function dealOf(world: World): Deal {
  const deal = world.item(DEAL, DEAL);
  if (!deal) throw new Error('The dry run has lost its deal');
  return deal;
}

/** The calendar that holds for the partner. */
function calendarFor(world: World): WorkCalendar {
  const { program, partners, now } = world;
  const { partner } = dealOf(world);
  return program.calendar(partners.reading(program, partner, program.baseCalendar.dayOf(now)).about({}));
}

/** Runs through every timer; people answer what is asked, as quickly as they do. */
function letTimePass(world: World, people: PeopleAnswer, until: Instant, look: () => void): void {
  for (let answers = 0; answers < MOST_ANSWERS; answers += 1) {
    look();
    const answer = answerFor(dealOf(world), people, world);
    const due = world.nextDue;
    if (answer && (due === undefined || answer.at < due || (answer.at === due && answer.at === world.now))) {
      const taken = world.send(DEAL, DEAL, answer.message, answer.at);
      if (!taken.ok) throw new Error(`An answer of the dry run was refused: ${taken.problems[0]?.message}`);
    } else if (due !== undefined && due <= until) world.advance(due);
    else return;
  }
}
