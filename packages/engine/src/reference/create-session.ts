import type { FactSet } from '@tierwright/facts';
import type { Condition, Program } from '@tierwright/program';
import { contextKey } from './context.ts';
import { evaluateCondition } from './evaluate-condition.ts';
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
      const ids = idsOf(condition);
      const values = await Promise.all(ids.map((id) => session.read(id, context)));
      const byId = new Map(values.map((reading, index) => [ids[index], reading]));
      const waived = waivers(exceptions, context);
      const key = JSON.stringify([values.map(({ value, atMost }) => [value, atMost]), [...waived]]);
      const known = evaluations.get(condition) ?? new Map<string, Promise<Evaluated>>();
      evaluations.set(condition, known);
      const reading = (id: string): Reading => {
        const found = byId.get(id);
        if (!found) throw new Error(`${id} is not among the condition's ids`);
        return found;
      };
      const evaluated = known.get(key) ?? evaluateCondition({ condition, reading, requirement, waived, exponent });
      known.set(key, evaluated);
      return evaluated;
    },
  };
  return session;
}
