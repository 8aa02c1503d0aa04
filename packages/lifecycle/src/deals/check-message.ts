import type { Problem } from '@tierwright/program';
import { refusal } from '../machine/refusal.ts';
import { isDay } from './day.ts';
import type { DealMessage } from './messages.ts';

/** Nothing where a value is right, else what was expected. */
type Check = (value: unknown) => string | undefined;

const expect =
  (expected: string, is: (value: unknown) => boolean): Check =>
  (value) =>
    is(value) ? undefined : expected;
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

const person = expect('the id of a person', (value) => typeof value === 'string' && value !== '');
const id = expect('an id', (value) => typeof value === 'string' && value !== '');
const text = expect('a sentence', (value) => typeof value === 'string' && value.trim() !== '');
/** Answers are lists of lines of lists at most; what is deeper could not be compared. */
const DEEPEST = 8;
const isWithin = (value: unknown, levels: number): boolean =>
  typeof value !== 'object' || value === null || (levels > 0 && Object.values(value).every((part) => isWithin(part, levels - 1)));
// As a key of an object that is made, `__proto__` would become what the object inherits from.
const areAnswers = (value: unknown): boolean => isObject(value) && !Object.hasOwn(value, '__proto__') && isWithin(value, DEEPEST);
const object = expect('answers by field', areAnswers);
const oneOf = (...words: readonly string[]) => expect(`one of ${words.join(', ')}`, (value) => words.some((word) => word === value));
const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined ? undefined : check(value);
const order = expect(
  'an order: { "on": "YYYY-MM-DD", "amount"? }',
  (value) =>
    isObject(value) &&
    isDay(value.on) &&
    (value.amount === undefined || (typeof value.amount === 'number' && Number.isFinite(value.amount) && value.amount >= 0)),
);

const SHAPES: Readonly<Record<DealMessage['type'], Readonly<Record<string, Check>>>> = {
  edit: { by: person, answers: object },
  submit: { by: person, answers: optional(object) },
  resubmit: { by: person, answers: optional(object) },
  withdraw: { by: person },
  recall: { by: person },
  research: { by: person },
  report: { by: person, note: optional(text) },
  requestExtension: { by: person },
  change: { by: person, answers: object },
  withdrawRequest: { by: person, request: oneOf('extension', 'change') },
  close: { by: person, outcome: oneOf('won', 'lost'), order: optional(order) },
  reportBreach: { by: person, rule: id, note: text },
  taskDone: { by: person, task: id },
  decide: { by: person, chain: id, step: id },
  delegate: { by: person, chain: id, to: person },
  activity: { by: optional(person), what: oneOf('order', 'meeting', 'change') },
  recheck: {},
  displaced: {},
  moveUp: {},
  partnerEnded: {},
  redecide: {},
};

/** The same as lists: each step goes through one. */
const CHECKS = new Map(Object.entries(SHAPES).map(([type, shape]) => [type, Object.entries(shape)]));

/** What is wrong with a message, whatever the deal: an unknown type (OPS103), or a value that is missing or of the wrong kind (OPS105). */
export function checkMessage(message: DealMessage): Problem | undefined {
  const given: unknown = message;
  if (!isObject(given) || typeof given.type !== 'string' || !Object.hasOwn(SHAPES, given.type)) {
    const value = isObject(given) ? given.type : given;
    return refusal('OPS103', 'A deal knows no such message.', {
      pointer: '/type',
      value,
      expected: `one of ${Object.keys(SHAPES).join(', ')}`,
    });
  }
  for (const [name, check] of CHECKS.get(message.type) ?? []) {
    const expected = check(given[name]);
    if (expected !== undefined)
      return refusal('OPS105', `\`${name}\` is missing or wrong.`, { pointer: `/${name}`, value: given[name], expected });
  }
  return undefined;
}
