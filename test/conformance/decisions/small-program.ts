import { compileProgram, type DecideOptions, type Decision, decide, decideByReference } from '@tierwright/engine';
import type { PartnerData } from '@tierwright/facts';
import { type Condition, canonicalize, type Operator, type Program } from '@tierwright/program';
import { expect } from 'vitest';

/** A program with one track of two tiers, as a base for what a rule is about. */
export function small(parts: Partial<Program> = {}): Program {
  return {
    pdl: '1.0',
    program: 'small',
    version: '1',
    title: 'Small',
    currency: 'EUR',
    timeZone: 'UTC',
    facts: {
      sales: { title: 'Sales', type: 'money', attribute: 'sales' },
      people: { title: 'People', type: 'integer', unit: 'people', attribute: 'people' },
      skills: { title: 'Skills', type: 'set', values: ['cloud', 'data', 'security'], attribute: 'skills' },
      region: { title: 'Region', type: 'enum', values: ['north', 'south'], attribute: 'region' },
      joinedOn: { title: 'Joined on', type: 'date', attribute: 'joinedOn' },
    },
    requirements: {},
    tracks: [{ id: 'main', title: 'Main', tiers: [{ id: 'low', title: 'Low' }] }],
    ...parts,
  };
}

/** A program whose only tier asks for one condition. */
export const asking = (condition: Condition, parts: Partial<Program> = {}): Program =>
  small({ tracks: [{ id: 'main', title: 'Main', tiers: [{ id: 'top', title: 'Top', qualify: condition }] }], ...parts });

export const leaf = (fact: string, operator: Operator, value: unknown): Condition => ({ fact, operator, value }) as Condition;
export const all = (...parts: Condition[]): Condition => ({ all: parts });
export const any = (...parts: Condition[]): Condition => ({ any: parts });
export const not = (part: Condition): Condition => ({ not: part });
export const named = (condition: string): Condition => ({ condition });

const DAY = '2026-06-30';

/** Decides by both evaluators, with the trace, and asks that they agree byte for byte. */
export async function both(program: Program, data: Partial<PartnerData> = {}, options: Partial<DecideOptions> = {}): Promise<Decision> {
  const partner: PartnerData = { id: 'P1', ...data };
  const full = { asOf: DAY, trace: true, ...options };
  const row = decide(compileProgram(program), partner, full);
  if (!row.ok) throw new Error(JSON.stringify(row.problems));
  const { factsOn: _, changeDays: __, ...plain } = full;
  const reference = await decideByReference(program, partner, plain);
  if (!reference.ok) throw new Error(JSON.stringify(reference.problems));
  expect(JSON.parse(canonicalize(row.value))).toEqual(JSON.parse(canonicalize(reference.value)));
  return row.value;
}

/** The status and trace of the only tier's conditions. */
export async function tierOf(program: Program, data: Partial<PartnerData> = {}, options: Partial<DecideOptions> = {}) {
  const decision = await both(program, data, options);
  const tier = decision.trace?.tracks[0]?.tiers.at(-1);
  if (!tier) throw new Error('no tier was decided');
  return tier;
}
export const statusOf = async (condition: Condition, attributes: PartnerData['attributes'] = {}, parts: Partial<Program> = {}) =>
  (await tierOf(asking(condition, parts), { attributes })).status;
