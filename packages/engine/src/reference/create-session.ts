import type { FactSet } from '@tierwright/facts';
import type { Condition, Program } from '@tierwright/program';
import { type Context, contextKey } from './context.ts';
import { type ConditionInput, evaluateCondition, repeatableRun } from './evaluate-condition.ts';
import type { Evaluated } from './evaluated.ts';
import { type Exception, waivers } from './exceptions.ts';
import { read } from './read.ts';
import type { Reading } from './reading.ts';
import { directReads, requirementOf } from './reads.ts';
import type { Session } from './session.ts';

/** A session that remembers. json-rules-engine is a function of condition and constants, so equal questions are run once. */
export function createSession(
  program: Program,
  exponent: number,
  exceptions: readonly Exception[],
  factsOn: (day: string) => Promise<FactSet>,
): Session {
  const readings = new Map<string, Promise<Reading>>();
  const evaluations = new WeakMap<Condition, Map<string, Promise<Evaluated>>>();
  const idsRead = new WeakMap<Condition, string[]>();
  const requirement = (id: string) => requirementOf(program, id);

  const idsOf = (condition: Condition): string[] => {
    const ids = idsRead.get(condition) ?? [...directReads(condition, requirement)];
    idsRead.set(condition, ids);
    return ids;
  };

  /** What a condition is asked with; equal keys mean equal answers. */
  const inputOf = async (condition: Condition, context: Context): Promise<ConditionInput & { key: string }> => {
    const ids = idsOf(condition);
    const values = await Promise.all(ids.map((id) => session.read(id, context)));
    const byId = new Map(values.map((reading, index) => [ids[index], reading]));
    const waived = waivers(exceptions, context);
    const key = JSON.stringify([values.map(({ value, atMost }) => [value, atMost]), [...waived]]);
    const reading = (id: string): Reading => {
      const found = byId.get(id);
      if (!found) throw new Error(`${id} is not among the condition's ids`);
      return found;
    };
    return { condition, reading, requirement, waived, exponent, key };
  };

  const session: Session = {
    program,
    exponent,
    exceptions,
    factsOn,
    read(id, context) {
      if (context.builtIns) return read(session, id, context);
      const key = `${contextKey(context)} ${id}`;
      const reading = readings.get(key) ?? read(session, id, context);
      readings.set(key, reading);
      return reading;
    },
    async evaluate(condition, context) {
      const input = await inputOf(condition, context);
      const known = evaluations.get(condition) ?? new Map<string, Promise<Evaluated>>();
      evaluations.set(condition, known);
      const evaluated = known.get(input.key) ?? evaluateCondition(input);
      known.set(input.key, evaluated);
      return evaluated;
    },
    prepareRun: async (condition, context) => repeatableRun(await inputOf(condition, context)),
  };
  return session;
}
