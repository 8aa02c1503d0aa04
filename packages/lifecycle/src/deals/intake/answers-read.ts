import type { FactValue } from '@tierwright/facts';
import type { FormField, Json, Problem } from '@tierwright/program';
import { answerFacts } from '../../forms/answer-facts.ts';
import { shapeProblems } from '../../forms/check-answers.ts';
import type { Answers } from '../answers.ts';
import { type DealKeys, type KeyFields, keysOfAnswers } from './deal-keys.ts';

/** What answers are worth, whatever else is known. */
export interface AnswersRead {
  readonly keys: DealKeys;
  /** What a deal gives (S11): answers, products and model; place and days still unknown, every conflict looked for clear. */
  readonly facts: Readonly<Record<string, FactValue>>;
  readonly problems: readonly Problem[];
  /** Lines that are right, as records are made of them. */
  readonly lines: readonly Json[] | undefined;
}

interface ReadBy {
  readonly form: readonly FormField[];
  readonly fields: KeyFields;
  readonly currency: string;
  /** The facts of a deal before it is read, with every key there will be: an object that grows key by key is slow to copy. */
  readonly unread: Readonly<Record<string, FactValue>>;
}

/** The facts of a deal of which nothing is known; `conflicts` are `conflict.<check>` of the checks that run. */
export function unreadFacts(form: readonly FormField[], conflicts: readonly string[]): Readonly<Record<string, FactValue>> {
  return Object.fromEntries<FactValue>([
    ['deal.products', null],
    ...Object.entries(answerFacts(form, {}, 'deal', '')),
    ['deal.model', 'oneTier'],
    ['deal.place', null],
    ['deal.submittedOn', null],
    ['deal.idleDays', null],
    ['deal.resubmissions', null],
    ...conflicts.map((id): [string, FactValue] => [id, 'clear']),
  ]);
}

/** Field of the form that makes a deal two-tier (D12). */
const DISTRIBUTOR = 'distributor';

/** Whether the partner buys from a distributor: the field `distributor` is filled (D12). */
export const isTwoTier = (answers: Answers): boolean => typeof answers[DISTRIBUTOR] === 'string';

export function readAnswers(answers: Answers, { form, fields, currency, unread }: ReadBy): AnswersRead {
  const keys = keysOfAnswers(fields, answers);
  const problems = shapeProblems(form, answers, { pointer: '/answers', currency });
  const lines = fields.lines === undefined ? undefined : answers[fields.lines];
  const at = `/answers/${fields.lines}`;
  const areRight = Array.isArray(lines) && !problems.some(({ pointer }) => pointer === at || pointer.startsWith(`${at}/`));
  const facts = { ...unread };
  if (keys.products.length > 0) facts['deal.products'] = keys.products;
  Object.assign(facts, answerFacts(form, answers, 'deal', currency));
  if (isTwoTier(answers)) facts['deal.model'] = 'twoTier';
  return { keys, facts, problems, lines: areRight ? lines : undefined };
}
