import type { Program } from '@tierwright/program';
import { insideNumber, type Threshold } from './threshold.ts';

const isMembers = (json: unknown): json is Readonly<Record<string, unknown>> =>
  typeof json === 'object' && json !== null && !Array.isArray(json);

const isOf = (value: unknown, parameter: string): boolean => isMembers(value) && value.fact === parameter;

/** Facts that stand beside a parameter in a test of a piece of a document. */
function* comparedWith(json: unknown, parameter: string): Generator<string> {
  if (Array.isArray(json)) for (const one of json) yield* comparedWith(one, parameter);
  else if (isMembers(json)) {
    const { fact, value } = json;
    if ('operator' in json && typeof fact === 'string') {
      if (isOf(value, parameter)) yield fact;
      else if (fact === parameter && isMembers(value) && typeof value.fact === 'string') yield value.fact;
    }
    for (const one of Object.values(json)) yield* comparedWith(one, parameter);
  }
}

/** SIM-Q6: the smallest sensible change of the facts that a threshold is compared with, where the document says it and the threshold can have such values. */
export function actionableStep(program: Program, threshold: Threshold): number | undefined {
  const facts = new Set(comparedWith([program.requirements, program.facts, program.tracks, program.benefits], threshold.parameter));
  const steps = [...facts].flatMap((fact) => program.facts?.[fact]?.actionable?.step ?? []).filter((step) => step > 0);
  if (steps.length === 0) return undefined;
  const least = Math.min(...steps);
  const isInteger = program.parameters?.[threshold.parameter]?.type === 'integer';
  return insideNumber(program, threshold, least) === null || (isInteger && !Number.isInteger(least)) ? undefined : least;
}
