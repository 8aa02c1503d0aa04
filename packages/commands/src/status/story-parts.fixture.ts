import { readFileSync } from 'node:fs';
import type { PartnerData } from '@tierwright/facts';
import { type Opposing, readStory, type Story } from '@tierwright/lifecycle';
import { type Program, parseProgram } from '@tierwright/program';

// For tests: the stories of rules/ and what is read of them.

const RULES = new URL('../../../../rules/', import.meta.url);
export function storyOf(folder: string, file: string): Story {
  const read = readStory(readFileSync(new URL(`${folder}/stories/${file}`, RULES), 'utf8'));
  if (!read.ok) throw new Error(read.problems[0]?.message);
  return read.value;
}

const programs = new Map<string, Program>();
export function programOf(folder: string, version: string): Program {
  const name = `${folder}/${version}`;
  const known = programs.get(name);
  if (known) return known;
  const { program } = parseProgram(readFileSync(new URL(`${name}.program.json`, RULES)));
  if (!program) throw new Error(`No program ${name}`);
  programs.set(name, program);
  return program;
}

/** Deals of other customers count in memory where two are queued in one millisecond; the store compares those of one customer. */
export const plain = (name: string, value: unknown): string | undefined =>
  JSON.stringify(name === 'queuedAt' && typeof value === 'number' ? Math.floor(value / 1000) : value);

export const keyOf = (kind: string, body: unknown): string => JSON.stringify([kind, body]);
export const keysOf = (records: NonNullable<PartnerData['records']>): string[] =>
  Object.entries(records).flatMap(([kind, list]) => list.map((body) => keyOf(kind, body)));

export const NOTHING: Opposing = { directOpportunities: [], contracts: [], namedAccounts: [], tenders: [] };

type Records = NonNullable<Story['steps'][number]['records']>;
export function opposingOf(
  { directOpportunity, contract, namedAccount, tender }: Records,
  idOf: (name: string) => string,
): Partial<Opposing> {
  const owned = (list: Opposing['tenders']): Opposing['tenders'] =>
    list?.map((record) => (typeof record.owner === 'string' ? { ...record, owner: idOf(record.owner) } : record)) ?? null;
  return {
    ...(directOpportunity === undefined ? {} : { directOpportunities: owned(directOpportunity) }),
    ...(contract === undefined ? {} : { contracts: owned(contract) }),
    ...(namedAccount === undefined ? {} : { namedAccounts: owned(namedAccount) }),
    ...(tender === undefined ? {} : { tenders: owned(tender) }),
  };
}
