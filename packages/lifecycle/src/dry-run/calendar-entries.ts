import { listed } from '@tierwright/engine';
import { roleTitle } from '../approvals/role-title.ts';
import type { Deal } from '../deals/deal.ts';
import type { ItemEvent } from '../machine/effect.ts';
import type { LifecycleProgram } from '../machine/lifecycle-program.ts';
import { inWords } from '../notices/in-words.ts';
import type { Instant } from '../time/instant.ts';
import type { WorkCalendar } from '../time/work-calendar.ts';
import type { Happening } from '../world/happening.ts';
import { momentInWords } from './moment-in-words.ts';
import { reasonInWords } from './reason-in-words.ts';

/** What an entry of the calendar is about. */
export type CalendarWhat =
  | 'asked'
  | 'reminder'
  | 'overdue'
  | 'escalation'
  | 'noApprover'
  | 'decided'
  | 'decisionLate'
  | 'approved'
  | 'rejected'
  | 'report'
  | 'reportMissed'
  | 'inactive'
  | 'warning'
  | 'end';

/** Something that would happen, when, and who is concerned. */
export interface CalendarEntry {
  readonly at: Instant;
  /** Local date and time of the partner's calendar. */
  readonly local: string;
  readonly what: CalendarWhat;
  readonly event: string;
  /** Titles of the roles concerned. */
  readonly who: string[];
  /** The same thing again on later mornings: when last, and how often in all. */
  readonly until?: Instant;
  readonly times?: number;
  readonly sentence: string;
}

interface Telling {
  readonly deal: Deal;
  readonly step: string;
  readonly task: string;
  readonly who: string;
  readonly calendar: WorkCalendar;
}

const ends = (reason: string) => (told: Telling) => {
  const why = told.deal.reasons.map(reasonInWords);
  return why.length === 0 ? `${reason}.` : `${reason}: ${why.join('; ')}.`;
};
const protectedThrough = ({ deal, calendar }: Telling): string => {
  const until = deal.protection?.until ?? null;
  return until === null ? 'has no end that is known' : `runs until ${momentInWords(until, calendar)}`;
};

/** How each event is told, in the order in which things happen. */
const TOLD: Readonly<Record<string, { what: CalendarWhat; tell: (told: Telling) => string }>> = {
  'approval.stepOpened': { what: 'asked', tell: ({ step, who }) => `${step}: ${who} is asked.` },
  'approval.stepReminded': { what: 'reminder', tell: ({ step, who }) => `${step}: ${who} is reminded.` },
  'approval.stepOverdue': { what: 'overdue', tell: ({ step, who }) => `${step}: ${who} is late.` },
  'approval.escalated': { what: 'escalation', tell: ({ step, who }) => `${step}: escalated; now ${who} may decide.` },
  'approval.noApprover': { what: 'noApprover', tell: ({ step }) => `${step}: nobody may decide it.` },
  'approval.approved': { what: 'decided', tell: ({ step, who }) => `${step}: ${who} has approved.` },
  'approval.rejected': { what: 'decided', tell: ({ step }) => `${step}: rejected.` },
  'deal.decisionLate': { what: 'decisionLate', tell: () => 'The decision is late.' },
  'deal.approved': { what: 'approved', tell: (told) => `Approved; protection ${protectedThrough(told)}.` },
  'deal.rejected': { what: 'rejected', tell: ends('Rejected') },
  'deal.taskReminded': { what: 'reminder', tell: ({ task, who }) => `${task}: ${who} is reminded.` },
  'deal.taskOverdue': { what: 'overdue', tell: ({ task, who }) => `${task}: ${who} is late.` },
  'deal.reportDue': { what: 'reminder', tell: () => 'The partner is reminded of the report on progress.' },
  'deal.reportMissed': { what: 'reportMissed', tell: () => 'The report on progress is missing.' },
  'deal.protectionTruncated': {
    what: 'inactive',
    tell: (told) => `Nothing happened for too long: protection now ${protectedThrough(told)}.`,
  },
  'deal.protectionEnding': { what: 'warning', tell: (told) => `The partner is warned: protection ${protectedThrough(told)}.` },
  'deal.expired': { what: 'end', tell: ends('Expired') },
};

/** The calendar of what happened in a dry run: one entry for what repeats from morning to morning. */
export function calendarOf(happenings: readonly Happening[], program: LifecycleProgram, calendar: WorkCalendar): CalendarEntry[] {
  const entries: (CalendarEntry & { readonly key: string })[] = [];
  for (const { step } of happenings) {
    for (const happened of step.events) {
      const entry = entryOf(happened, step.item as Deal, program, calendar);
      if (!entry) continue;
      const key = `${entry.event} ${entry.sentence}`;
      const index = entries.findIndex((one) => entry.what === 'overdue' && one.key === key);
      const same = entries[index];
      if (same) entries[index] = { ...same, until: entry.at, times: (same.times ?? 1) + 1 };
      else entries.push({ ...entry, key });
    }
  }
  return entries.map(({ key: _key, ...entry }) => entry);
}

function entryOf(happened: ItemEvent, deal: Deal, program: LifecycleProgram, calendar: WorkCalendar): CalendarEntry | undefined {
  const { event, at, vars = {}, holders = [] } = happened;
  const told = TOLD[event];
  if (!told) return undefined;
  const who = holders.map((role) => roleTitle(program, role));
  const shown = (id: string) => inWords(vars[id] ?? null, calendar);
  const sentence = told.tell({
    deal,
    step: shown('step.title'),
    task: shown('task.title'),
    who: who.length === 0 ? 'somebody' : listed(who, 'or'),
    calendar,
  });
  return { at, local: calendar.textOf(at), what: told.what, event, who, sentence };
}
