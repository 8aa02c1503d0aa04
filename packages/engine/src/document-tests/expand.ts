import type { Expectation, Json, Parameter, Program, ProgramTest } from '@tierwright/program';

/** One thing a document's test asserts: the partner's given facts on a day, and what must come out. */
export interface TestCase {
  /** What tells the case from its neighbours: the replaced fact, or the day of the timeline. */
  label: string;
  asOf: string;
  facts: Record<string, Json>;
  expect: Expectation;
}

/** A test as its cases: its own expectation, one for each fact of `instead`, and one for each day of the timeline. */
export function casesOf(test: ProgramTest, defaultDay: string): TestCase[] {
  const asOf = test.asOf ?? defaultDay;
  const facts = test.facts ?? {};
  const own = test.expect ? [{ label: '', asOf, facts, expect: test.expect }] : [];
  const instead = (test.instead ?? []).flatMap((entry) =>
    Object.entries(entry.facts).map(([id, value]) => ({
      label: `${id} = ${JSON.stringify(value)}`,
      asOf,
      facts: { ...facts, [id]: value },
      expect: entry.expect,
    })),
  );
  let given = facts;
  const timeline = (test.timeline ?? []).flatMap((step) => {
    // A step's facts take the place of those of the step before; the test's own stay underneath.
    if (step.facts) given = { ...facts, ...step.facts };
    return step.expect ? [{ label: `on ${step.on}`, asOf: step.on, facts: given, expect: step.expect }] : [];
  });
  return [...own, ...instead, ...timeline];
}

const isPlain = (value: Json): value is { [key: string]: Json } => typeof value === 'object' && value !== null && !Array.isArray(value);

function fixed(parameter: Parameter, value: Json): Parameter {
  const { value: _value, byTier, byBand, variants: _variants, ...rest } = parameter;
  if (isPlain(value) && byBand) return { ...rest, byBand: value as NonNullable<Parameter['byBand']> };
  if (isPlain(value) && byTier) return { ...rest, byTier: value as NonNullable<Parameter['byTier']> };
  if (byTier) return { ...rest, byTier: Object.fromEntries(Object.keys(byTier).map((tier) => [tier, value as number])) };
  return { ...rest, value: value as number };
}

/** The program with the parameters that a test sets: placeholders and switches. */
export function withParameters(program: Program, set: Record<string, Json> | undefined): Program {
  if (!set) return program;
  const parameters = Object.fromEntries(
    Object.entries(program.parameters ?? {}).map(([id, parameter]) => [
      id,
      Object.hasOwn(set, id) ? fixed(parameter, set[id] as Json) : parameter,
    ]),
  );
  return { ...program, parameters };
}
