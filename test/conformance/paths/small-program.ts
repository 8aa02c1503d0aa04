import { compileProgram, lapse, type Path, pathTo } from '@tierwright/engine';
import type { PartnerData } from '@tierwright/facts';
import { type Condition, type Fact, type Json, type Problem, type Program, parseProgram } from '@tierwright/program';

export const DAY = '2026-06-30';

/** A fact of an attribute of the same name. */
export const fact = (type: Fact['type'], more: Partial<Fact> = {}): Fact => ({
  title: 'A fact',
  type,
  attribute: 'x',
  onMissing: 'unknown',
  ...more,
});
export const movable = (type: Fact['type'], costPerUnit = 1, more: Partial<Fact> & { step?: number } = {}): Fact => {
  const { step, ...rest } = more;
  return fact(type, { actionable: { costPerUnit, ...(step === undefined ? {} : { step }) }, ...rest });
};

export const atLeast = (id: string, value: number | string): Condition => ({
  fact: id,
  operator: 'greaterThanInclusive',
  value: typeof value === 'string' ? { fact: value } : value,
});
export const equal = (id: string, value: boolean | string): Condition => ({ fact: id, operator: 'equal', value });

export type Parts = Omit<Partial<Program>, 'facts'> & { facts: Record<string, Fact>; gold?: Condition };

/** A program with a tier `gold` above an open one, or with the tracks that are given. */
export function small({ facts, gold, ...parts }: Parts): Program {
  const document = {
    pdl: '1.0',
    program: 'small',
    version: '1',
    title: 'Small',
    currency: 'EUR',
    timeZone: 'UTC',
    facts: Object.fromEntries(
      Object.entries(facts).map(([id, one]) => [id, { ...one, ...(one.attribute === 'x' ? { attribute: id.replaceAll('.', '-') } : {}) }]),
    ),
    tracks: [
      {
        id: 'track',
        title: 'Track',
        tiers: [
          { id: 'base', title: 'Base' },
          { id: 'gold', title: 'Gold', qualify: gold && 'fact' in gold ? { all: [gold] } : gold },
        ],
      },
    ],
    ...parts,
  };
  const { program, problems } = parseProgram(JSON.stringify(document));
  if (!program) throw new Error(problems.map(({ code, pointer, message }) => `${code} ${pointer} ${message}`).join('\n'));
  return program;
}

type Given = Partial<PartnerData> & { facts?: Record<string, Json> };

/** What it takes to reach a tier, by default gold on the usual day, for a partner with these given facts. */
export async function paths(program: Program, partner: Given, question: Partial<Parameters<typeof pathTo>[2]> = {}): Promise<Path[]> {
  const outcome = await pathTo(compileProgram(program), { id: 'p', ...partner }, { to: 'gold', asOf: DAY, ...question });
  if (!outcome.ok) throw new Error(outcome.problems.map(({ code, message }) => `${code} ${message}`).join('\n'));
  return outcome.value;
}

export async function path(
  program: Program,
  facts: Record<string, Json>,
  question: Partial<Parameters<typeof pathTo>[2]> = {},
): Promise<Path> {
  const [only, another] = await paths(program, { facts }, question);
  if (!only || another) throw new Error('not one answer');
  return only;
}

/** Why a question has no answer. */
export async function refused(program: Program, partner: Given, question: Partial<Parameters<typeof pathTo>[2]> = {}): Promise<Problem[]> {
  const outcome = await pathTo(compileProgram(program), { id: 'p', ...partner }, { to: 'gold', asOf: DAY, ...question });
  return outcome.ok ? [] : outcome.problems;
}

/** Fact (with group and member) → its value after the changes. */
export const changed = ({ changes }: Path): Record<string, Json> =>
  Object.fromEntries(
    changes.map(({ fact: id, group, member, to }) => [[id, group, member].filter((part) => part !== undefined).join(' '), to as Json]),
  );

/** When the tiers of a partner lapse. */
export async function lapses(program: Program, partner: Given, question: Partial<Parameters<typeof lapse>[2]> = {}) {
  const outcome = await lapse(compileProgram(program), { id: 'p', ...partner }, { asOf: DAY, ...question });
  if (!outcome.ok) throw new Error(outcome.problems.map(({ code, message }) => `${code} ${message}`).join('\n'));
  return outcome.value;
}

/** Why a question about lapses has no answer. */
export async function refusedLapse(
  program: Program,
  partner: Given,
  question: Partial<Parameters<typeof lapse>[2]> = {},
): Promise<Problem[]> {
  const outcome = await lapse(compileProgram(program), { id: 'p', ...partner }, { asOf: DAY, ...question });
  return outcome.ok ? [] : outcome.problems;
}
