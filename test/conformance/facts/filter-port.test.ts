import { allOf, anyOf, compare, compileFacts, type FilterPort, not, type Operand, type Status } from '@tierwright/facts';
import { type Condition, type Literal, toMinor } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { DAYS, randomPartner, randomProgram, START } from './random-facts.ts';
import { dayBetween, seeded } from './seeded.ts';

/** Walks a condition as it is written and asks for its values by id, as an evaluator outside this package would. */
function statusOf(condition: Condition, read: (id: string) => Operand): Status {
  if ('all' in condition) return allOf(condition.all.map((part) => statusOf(part, read)));
  if ('any' in condition) return anyOf(condition.any.map((part) => statusOf(part, read)));
  if ('not' in condition) return not(statusOf(condition.not, read));
  if ('condition' in condition) return 'unknown';
  const { fact, operator, value } = condition;
  const left = read(fact);
  const isRef = typeof value === 'object' && value !== null && 'fact' in value && typeof value.fact === 'string';
  const right = isRef
    ? read(String(value.fact)).value
    : left.type === 'money'
      ? (toMinor(Number(value), 'USD') ?? null)
      : (value as Exclude<Literal, object> | string[]);
  return compare(operator, left.value, right);
}

describe('a filter port', () => {
  it('FACT-C7: that gives the same answers gives the same facts', { timeout: 60_000 }, () => {
    let asked = 0;
    const port: FilterPort = {
      status: (condition, read) => {
        asked += 1;
        return statusOf(condition, read);
      },
    };
    for (let seed = 1; seed <= 120; seed += 1) {
      const random = seeded(seed);
      const model = compileFacts(randomProgram(random));
      const prepared = model.prepare(randomPartner(random));
      if (!prepared.ok) throw new Error(`seed ${seed}: ${JSON.stringify(prepared.problems)}`);
      const day = dayBetween(random, START, DAYS);
      expect(model.facts(prepared.value, day, { filter: port }).values, `seed ${seed}`).toEqual(model.facts(prepared.value, day).values);
    }
    expect(asked).toBeGreaterThan(1000);
  });
});
