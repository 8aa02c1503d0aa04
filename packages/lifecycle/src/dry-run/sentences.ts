import { listed, numberInWords } from '@tierwright/engine';
import type { Json } from '@tierwright/program';
import { customerTitle } from '../deals/deal-title.ts';
import type { LifecycleProgram } from '../machine/lifecycle-program.ts';
import type { Instant } from '../time/instant.ts';
import type { WorkCalendar } from '../time/work-calendar.ts';
import type { DryRun } from './dry-run-answer.ts';
import { momentInWords } from './moment-in-words.ts';
import type { PeopleAnswer } from './people-answer.ts';
import { reasonInWords } from './reason-in-words.ts';

interface Told {
  readonly partnerTitle: string;
  readonly customer: Json | undefined;
  readonly approvedAt: Instant | null;
  readonly program: LifecycleProgram;
  readonly calendar: WorkCalendar;
}

const ANSWERS: Readonly<Record<PeopleAnswer, string>> = {
  prompt: 'If everybody answers at once',
  atDue: 'If everybody answers in the last moment',
  never: 'If nobody answers',
};
const AS = { discount: 'a discount', rebate: 'a rebate', commission: 'a commission' } as const;

/** A dry run as a partner manager would tell it. */
export function dryRunSentences(run: Omit<DryRun, 'sentences'>, told: Told): string[] {
  const { partnerTitle, customer, program } = told;
  const of = customerTitle(customer);
  const head = `${partnerTitle} would register ${of === null ? 'a deal' : `the deal with ${of}`} under ${program.program.title} ${program.program.version}.`;
  return [head, ...whatComesFirst(run), ...whatItGets(run, told), ...howItEnds(run, told)];
}

const because = (reasons: DryRun['reasons']): string => (reasons.length === 0 ? '' : `: ${listed(reasons.map(reasonInWords))}`);

function whatComesFirst({ first, reasons, asked }: Omit<DryRun, 'sentences'>): string[] {
  if (first === 'rejected') return [`It is rejected at once${because(reasons)}.`];
  if (first === 'approved') return ['It is approved at once: nobody has to be asked.'];
  if (asked.length === 0) return ['It waits for another registration.'];
  return [`It has to be decided by people: ${listed(asked.map(({ title }) => title))}.`];
}

/** What is said of a decision depends on how people answer, where they are asked. */
const inThatCase = (run: Pick<DryRun, 'asked' | 'people'>, sentence: string): string =>
  run.asked.length === 0 ? `It ${sentence}` : `${ANSWERS[run.people]}, it ${sentence}`;

function whatItGets(run: Omit<DryRun, 'sentences'>, { approvedAt, calendar, program }: Told): string[] {
  const { terms, protectedUntil, end } = run;
  if (approvedAt === null) return [];
  const as = AS[program.program.dealRegistration?.pricing?.as ?? 'discount'];
  const percent = terms?.percent ?? null;
  const place = terms && terms.place > 1 ? ` in place ${terms.place}` : '';
  const priced = program.program.dealRegistration?.pricing !== undefined;
  const earns = !priced ? '' : percent === null ? `, with ${as} that is not known` : `, with ${as} of ${numberInWords(percent)} %`;
  const worked = end.state !== 'expired' || end.since === protectedUntil ? '' : ', if its partner works on it';
  const until = protectedUntil === null ? '' : ` It is protected until ${momentInWords(protectedUntil, calendar)}${worked}.`;
  return [`${inThatCase(run, `is approved on ${momentInWords(approvedAt, calendar, false)}`)}${place}${earns}.${until}`];
}

function howItEnds(run: Omit<DryRun, 'sentences'>, { approvedAt, calendar }: Told): string[] {
  const { first, end, protectedUntil } = run;
  if (first === 'rejected' && end.state === 'rejected') return [];
  const at = momentInWords(end.since, calendar);
  switch (end.state) {
    case 'expired': {
      const expires = `expires at ${at}${because(end.reasons)}.`;
      return [approvedAt === null ? inThatCase(run, expires) : `If nothing else happens it ${expires}`];
    }
    case 'rejected':
      return [inThatCase(run, `is rejected on ${momentInWords(end.since, calendar, false)}${because(end.reasons)}.`)];
    case 'approved':
      // Of an end beyond the horizon it is said when it comes, not how.
      return protectedUntil === null ? ['Its protection has no end that is known.'] : [];
    default:
      return [`${inThatCase(run, `is ${end.state}`)}, and nothing more happens.`];
  }
}
