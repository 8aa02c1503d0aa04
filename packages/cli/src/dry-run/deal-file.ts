import type { PartnerData } from '@tierwright/facts';
import type { Answers, Opposing } from '@tierwright/lifecycle';
import { type Json, type Problem, parseJson } from '@tierwright/program';
import { Failure } from '../failures/failure.ts';
import { nameOf, readBytes } from '../files/read-bytes.ts';
import type { Session } from '../terminal/session.ts';
import { count, listed } from '../terminal/words.ts';

const MAX_DEAL_BYTES = 262_144;

/** A deal as it is to be tried. */
export interface DealFile {
  answers: Answers;
  submittedAt?: string;
  partner?: PartnerData;
  opposing: Partial<Opposing>;
}

type Members = { readonly [key: string]: Json };
const isObject = (json: Json | undefined): json is { [key: string]: Json } =>
  typeof json === 'object' && json !== null && !Array.isArray(json);

const KEYS = ['answers', 'submittedAt', 'partner', 'records'];
const SOURCES = {
  directOpportunity: 'directOpportunities',
  contract: 'contracts',
  namedAccount: 'namedAccounts',
  tender: 'tenders',
} as const satisfies Record<string, keyof Opposing>;
const sourceNames = Object.keys(SOURCES) as (keyof typeof SOURCES)[];

const wrong = (pointer: string, message: string, expected: string): Problem => ({
  code: 'TW305',
  severity: 'error',
  pointer,
  message,
  expected,
});

function* problemsOf(deal: Members): Generator<Problem> {
  for (const key of Object.keys(deal)) {
    if (!KEYS.includes(key)) yield wrong(`/${key}`, `\`${key}\` is not a part of a deal.`, `one of ${listed(KEYS)}`);
  }
  if (!isObject(deal.answers)) yield wrong('/answers', 'The answers of the form are missing.', 'an object: a value for each field');
  if (deal.submittedAt !== undefined && typeof deal.submittedAt !== 'string') {
    yield wrong('/submittedAt', 'This is no moment.', 'text such as "2027-03-01 10:00"');
  }
  if (deal.partner !== undefined && !isObject(deal.partner)) yield wrong('/partner', 'This is no partner.', 'a partner file');
  const { records = {} } = deal;
  if (!isObject(records)) {
    yield wrong('/records', 'This is no object.', `lists by kind: ${listed(sourceNames)}`);
    return;
  }
  for (const [kind, list] of Object.entries(records)) {
    if (!Object.hasOwn(SOURCES, kind))
      yield wrong(`/records/${kind}`, `\`${kind}\` stands in no deal's way.`, `one of ${listed(sourceNames)}`);
    else if (list !== null && !(Array.isArray(list) && list.every(isObject))) {
      yield wrong(`/records/${kind}`, 'This is no list of records.', 'a list of records, or null where the source is not loaded');
    }
  }
}

function opposingOf(records: Json | undefined): Partial<Opposing> {
  if (!isObject(records)) return {};
  return Object.fromEntries(sourceNames.flatMap((name) => (records[name] === undefined ? [] : [[SOURCES[name], records[name]]])));
}

/** Reads a deal that is to be tried. Throws a Failure (TW2xx, TW305). */
export async function readDeal(file: string, session: Session): Promise<DealFile> {
  const read = await readBytes(file, MAX_DEAL_BYTES, session.input);
  if ('tooLarge' in read) throw new Failure('TW204', `${nameOf(file)} is larger than ${MAX_DEAL_BYTES} bytes.`, { file });
  const { document, problems } = parseJson(read.bytes, MAX_DEAL_BYTES);
  const value = document?.value;
  const found =
    problems.length > 0
      ? problems
      : isObject(value)
        ? [...problemsOf(value)]
        : [wrong('', 'A deal is an object.', '{ "answers": { … }, "submittedAt": "2027-03-01 10:00" }')];
  if (found.length > 0 || !isObject(value)) {
    throw new Failure('TW305', `${nameOf(file)} cannot be read as a deal: ${count(found.length, 'problem')}.`, {
      file,
      problems: [...found],
    });
  }
  return {
    answers: value.answers as Answers,
    opposing: opposingOf(value.records),
    ...(typeof value.submittedAt === 'string' ? { submittedAt: value.submittedAt } : {}),
    ...(isObject(value.partner) ? { partner: value.partner as unknown as PartnerData } : {}),
  };
}
