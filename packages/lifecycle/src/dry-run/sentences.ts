import { listed, numberInWords } from '@tierwright/engine';
import type { Json } from '@tierwright/program';
import { customerTitle } from '../deals/deal-title.ts';
import type { LifecycleProgram } from '../machine/lifecycle-program.ts';
import type { Instant } from '../time/instant.ts';
import type { WorkCalendar } from '../time/work-calendar.ts';
import type { DryRun } from './dry-run.ts';
import { momentInWords, withoutStop } from './moment-in-words.ts';
import type { PeopleAnswer } from './people-answer.ts';

interface Told {
  readonly partnerTitle: string;
  readonly customer: Json | undefined;
  readonly approvedAt: Instant | null;
  readonly program: LifecycleProgram;
  readonly calendar: WorkCalendar;
}

const ANSWERS: Readonly<Record<PeopleAnswer, string>> = {
  prompt: 'if everybody answers at once',
  atDue: 'if everybody answers in the last moment',
  never: 'if nobody answers',
};
const AS = { discount: 'a discount', rebate: 'a rebate', commission: 'a commission' } as const;

/** A dry run as a partner manager would tell it. */
export function dryRunSentences(run: Omit<DryRun, 'sentences'>, told: Told): string[] {
  const { partnerTitle, customer, program } = told;
  const of = customerTitle(customer);
  const head = `${partnerTitle} would register ${of === null ? 'a deal' : `the deal with ${of}`} under ${program.program.title} ${program.program.version}.`;
  return [head, ...whatComesFirst(run), ...whatItGets(run, told), ...howItEnds(run, told)];
}

const because = (reasons: DryRun['reasons']): string =>
  reasons.length === 0 ? '' : `: ${listed(reasons.map(({ title }) => withoutStop(title)))}`;

function whatComesFirst({ first, reasons, asked, people }: Omit<DryRun, 'sentences'>): string[] {
  if (first === 'rejected') return [`It is rejected at once${because(reasons)}.`];
  if (first === 'approved') return ['It is approved at once: nobody has to be asked.'];
  const who = listed(asked.map(({ title }) => title));
  return [asked.length === 0 ? 'It waits for another registration.' : `It has to be decided by people: ${who}, ${ANSWERS[people]}:`];
}

function whatItGets({ terms, protectedUntil }: Omit<DryRun, 'sentences'>, { approvedAt, calendar, program }: Told): string[] {
  if (approvedAt === null) return [];
  const as = AS[program.program.dealRegistration?.pricing?.as ?? 'discount'];
  const percent = terms?.percent ?? null;
  const place = terms && terms.place > 1 ? ` in place ${terms.place}` : '';
  const priced = program.program.dealRegistration?.pricing !== undefined;
  const earns = !priced ? '' : percent === null ? `, with ${as} that is not known` : `, with ${as} of ${numberInWords(percent)} %`;
  const until = protectedUntil === null ? '' : ` Without anything more it is protected until ${momentInWords(protectedUntil, calendar)}.`;
  return [`It is approved on ${momentInWords(approvedAt, calendar, false)}${place}${earns}.${until}`];
}

function howItEnds({ first, end }: Omit<DryRun, 'sentences'>, { calendar }: Told): string[] {
  if (first === 'rejected' && end.state === 'rejected') return [];
  const at = momentInWords(end.since, calendar);
  switch (end.state) {
    case 'expired':
      return [`If nothing else happens it expires at ${at}${because(end.reasons)}.`];
    case 'rejected':
      return [`It is rejected on ${momentInWords(end.since, calendar, false)}${because(end.reasons)}.`];
    case 'approved':
      return ['Its protection has no end that is known.'];
    default:
      return [`It is ${end.state} since ${at}.`];
  }
}
