import {
  type Deal,
  type DealFacts,
  type FundRequest,
  type Instant,
  type Lead,
  type OnboardingItem,
  type People,
  type RunningItem,
  type RunningKind,
  runningAction,
  type StepFacts,
  stepsOf,
  TABLES,
  transitionItem,
  UnusablePartner,
  type Version,
} from '@tierwright/lifecycle';
import type { Problem } from '@tierwright/program';
import { type Change, changesBetween } from './changes.ts';
import { dealOutlook } from './deal-outlook.ts';
import type { Outlook } from './facet.ts';
import { fundOutlook } from './fund-outlook.ts';
import { leadOutlook } from './lead-outlook.ts';
import { type LetterTold, lettersOf } from './letters.ts';
import { NotTold } from './not-told.ts';
import { onboardingOutlook } from './onboarding-outlook.ts';
import { titleOfItem } from './title-of-item.ts';

/**
 * What a version does with an item. `over`: by then it has ended under its own version; `blocked`: it was to go on under the
 * new one and cannot; `untold`: what is known does not suffice to say.
 */
export type ItemAction = 'finish' | 'move' | 'redecide' | 'blocked' | 'over' | 'untold';

/** One item under the candidate. */
export interface ItemImpact {
  kind: RunningKind;
  id: string;
  /** Null: a lead that nobody has. */
  partner: string | null;
  /** What people call it. */
  title: string;
  /** As it stands when the candidate comes. */
  state: string;
  action: ItemAction;
  changes: Change[];
  /** What is not known of it, in sentences; why it is blocked or cannot be told. */
  unknown: string[];
  /** Codes of what blocks it. */
  blockedBy: string[];
  sentence: string;
  /** What is told of it as the candidate comes. */
  letters: LetterTold[];
}

/** An item, the version that it runs under and the one that comes, each with facts read by it; and when it comes. */
export interface ItemQuestion {
  readonly item: RunningItem;
  readonly own: Version<StepFacts>;
  readonly candidate: Version<StepFacts>;
  readonly at: Instant;
  /** Whom notices go to. */
  readonly people: People;
}

function outlookOf({ program, facts }: Version<StepFacts>, item: RunningItem, at: Instant): Outlook {
  switch (item.kind) {
    case 'deal':
      return dealOutlook(program, item as Deal, at, facts as DealFacts);
    case 'onboarding':
      return onboardingOutlook(program, item as OnboardingItem, at, facts);
    case 'fund':
      return fundOutlook(program, item as FundRequest);
    case 'lead':
      return leadOutlook(program, item as Lead);
  }
}

const isOver = ({ kind, state }: RunningItem): boolean => state !== 'unplaced' && TABLES[kind].ends.includes(state);

/** SIM-F1: what the candidate does with an item at the instant at which it comes, and what of it changes. */
export function itemImpact(question: ItemQuestion): ItemImpact {
  const { item } = question;
  try {
    return impactOf({ ...question, at: Math.max(question.at, item.at) });
  } catch (error) {
    // Something has to be read first, or is not there to be read: the first is the caller's to load.
    if (error instanceof NotTold) return untold(item, [error.message]);
    if (error instanceof UnusablePartner) return untold(item, [`${error.message}.`]);
    throw error;
  }
}

function impactOf({ item: kept, own, candidate, at, people }: ItemQuestion): ItemImpact {
  const due = dueOf(kept, own, at);
  if (Array.isArray(due)) return untold(kept, sentencesOf(due));
  const item = due as RunningItem;
  const wanted = runningAction(candidate.program, item);
  if (item.program === candidate.program.hash || (wanted === 'finish' && !isOver(item))) return told(item, 'finish', [], []);
  if (isOver(item) && wanted === 'finish') return told(item, 'over', [], []);
  // The kind of the item is that of its facts: what the union of kinds cannot say.
  const as = (version: Version<StepFacts>) => version as Version<never>;
  const gone = transitionItem(item as RunningItem & { readonly kind: 'deal' }, as(own), as(candidate), at);
  if (!gone.ok) return { ...told(item, 'blocked', [], sentencesOf(gone.problems)), blockedBy: gone.problems.map(({ code }) => code) };
  const [before, after] = [outlookOf(own, item, at), outlookOf(candidate, gone.value.item as RunningItem, at)];
  const unknown = [...new Set([...before.unknown, ...after.unknown])];
  const { program } = candidate;
  const letters = lettersOf(program, gone.value.effects, program.baseCalendar.dayOf(at), people);
  return { ...told(item, wanted, changesBetween(before.facets, after.facets), unknown), letters };
}

/** The item once what is due by then has happened under its own version; else why it cannot be said. */
function dueOf(item: RunningItem, { program, facts }: Version<StepFacts>, at: Instant): RunningItem | readonly Problem[] {
  const [first] = item.timers;
  if (!first || first.at > at) return item;
  const step = stepsOf(item.kind).step(program, item, undefined, at, facts);
  return step.ok ? (step.value.item as RunningItem) : step.problems;
}

const sentencesOf = (problems: readonly Problem[]): string[] => problems.map(({ message }) => message);

const untold = (item: RunningItem, why: readonly string[]): ItemImpact => told(item, 'untold', [], why);

const VERBS: Readonly<Record<ItemAction, string>> = {
  finish: 'finishes under its own version',
  move: 'goes on under the new version',
  redecide: 'is decided again under the new version',
  blocked: 'cannot go on under the new version',
  over: 'has ended by then',
  untold: 'cannot be told of',
};

function told(item: RunningItem, action: ItemAction, changes: Change[], unknown: readonly string[]): ItemImpact {
  const title = titleOfItem(item);
  const why = action === 'blocked' || action === 'untold' ? `: ${unknown.join(' ')}` : '.';
  const same = (action === 'move' || action === 'redecide') && changes.length === 0 ? ' Nothing of it changes.' : '';
  return {
    ...{ kind: item.kind, id: item.id, partner: item.partner, title, state: item.state, action, changes },
    ...{ unknown: [...unknown], blockedBy: [], letters: [] },
    sentence: [`${title} ${VERBS[action]}${why}${same}`, ...changes.map(({ sentence }) => sentence)].join(' '),
  };
}
