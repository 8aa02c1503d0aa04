import { type AnyItem, type ItemKind, TABLES } from '@tierwright/lifecycle';

type Is = (value: unknown) => boolean;
const isText: Is = (value) => typeof value === 'string' && value !== '';
const isNumber: Is = (value) => typeof value === 'number' && Number.isFinite(value);
const isList: Is = (value) => Array.isArray(value) && value.every(isObject);
const isWords: Is = (value) => Array.isArray(value) && value.every((one) => typeof one === 'string');
const isTextOrNull: Is = (value) => value === null || isText(value);
export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isTimers: Is = (value) => Array.isArray(value) && value.every((one) => isObject(one) && isText(one.id) && isNumber(one.at));

type Shape = Readonly<Record<string, readonly [is: Is, expected: string]>>;
const TEXT = [isText, 'a text'] as const;
const NUMBER = [isNumber, 'a number'] as const;
const LIST = [isList, 'a list of objects'] as const;
const WORDS = [isWords, 'a list of ids'] as const;
const OBJECT = [isObject, 'an object'] as const;
const NAMED = [isTextOrNull, 'a text, or null'] as const;

const EVERY: Shape = { id: TEXT, program: TEXT, revision: NUMBER, at: NUMBER, since: NUMBER, timers: [isTimers, 'a list of { id, at }'] };
const SHAPES: Readonly<Record<ItemKind, Shape>> = {
  deal: {
    ...{ partner: TEXT, submitter: NAMED, answers: OBJECT, chains: LIST, requests: LIST, tasks: LIST, reasons: LIST, settled: LIST },
    ...{ passed: WORDS, waitsFor: WORDS, opposing: OBJECT, resubmissions: NUMBER, chainCount: NUMBER },
  },
  onboarding: { partner: TEXT, title: TEXT, submitter: NAMED, steps: LIST, chains: LIST, answers: OBJECT, doneCount: NUMBER },
  member: { title: TEXT, submitter: NAMED, standings: LIST, milestones: LIST, exceptions: LIST, onboardings: NUMBER },
  fund: { partner: TEXT, fund: TEXT, submitter: NAMED, reservations: LIST, chains: LIST, reasons: LIST },
  lead: { partner: NAMED, answers: OBJECT, offers: LIST, reasons: LIST, createdAt: NUMBER },
};

export const ITEM_KINDS = Object.keys(SHAPES) as readonly ItemKind[];
export const isItemKind = (kind: unknown): kind is ItemKind => ITEM_KINDS.some((one) => one === kind);

/** What of an item is not as its kind has it. */
export interface Misshapen {
  readonly pointer: string;
  readonly expected: string;
  readonly value: unknown;
}

function statesOf(kind: ItemKind): readonly string[] {
  const { rows, ends } = TABLES[kind];
  return [...new Set([...rows.flatMap(({ from, to }) => [from, to]), ...ends])].sort();
}

/** An item of a kind, as far as a simulation looks at it before its steps do; or what is wrong with it. */
export function itemOf(kind: ItemKind, line: Record<string, unknown>): { readonly item: AnyItem } | { readonly wrong: Misshapen } {
  for (const [name, [is, expected]] of Object.entries({ ...EVERY, ...SHAPES[kind] }))
    if (!is(line[name])) return { wrong: { pointer: `/${name}`, expected, value: line[name] } };
  const states = statesOf(kind);
  if (!states.includes(line.state as string))
    return { wrong: { pointer: '/state', expected: `one of ${states.join(', ')}`, value: line.state } };
  return { item: line as unknown as AnyItem };
}
