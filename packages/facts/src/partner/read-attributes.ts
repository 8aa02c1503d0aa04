import type { Json } from '@tierwright/program';
import { parseDay } from '../dates/day.ts';
import type { FactValue, GroupValues } from '../fact-set/fact-set.ts';
import type { FactPlan } from '../facts/fact-plan.ts';
import type { Cell } from '../records/record-row.ts';
import { pointerKey } from './findings.ts';
import type { Given } from './given-facts.ts';
import { type FactReading, readFactValue, readGroups } from './read-facts.ts';
import type { Expected } from './read-value.ts';

export type AttributeValue = Cell | GroupValues | undefined;

/** The values of facts read from attributes, by position of the fact. */
export function readAttributes(
  attributes: { readonly [name: string]: Json },
  facts: readonly { plan: FactPlan; expected: Expected }[],
  pointer: string,
  reading: FactReading,
): AttributeValue[] {
  const known = new Set<string>();
  const values = facts.map(({ plan, expected }): AttributeValue => {
    if (plan.attribute === null) return undefined;
    known.add(plan.attribute);
    const json = Object.hasOwn(attributes, plan.attribute) ? attributes[plan.attribute] : undefined;
    if (json === undefined || json === null) return undefined;
    const at = `${pointer}/${pointerKey(plan.attribute)}`;
    return plan.by === null ? readFactValue(json, expected, at, reading) : readGroups(json, plan, expected, at, reading);
  });
  if (!reading.ignoreExtra) {
    for (const name of Object.keys(attributes)) {
      if (known.has(name)) continue;
      reading.findings.add(`${pointer}/${pointerKey(name)}`, {
        code: 'PDL403',
        value: name,
        message: `No fact of the program reads an attribute ${name}.`,
      });
    }
  }
  return values;
}

/** What filters of records read of each such fact: the given value, else the attribute's, else what holds without it. */
export function attributeCells(facts: readonly { plan: FactPlan }[], attributes: readonly AttributeValue[], given: Given): Cell[] {
  return facts.map(({ plan }, index) => {
    if (plan.attribute === null || plan.by !== null) return null;
    const value = given.get(plan.id);
    if (value !== undefined) return cellOfGiven(value, plan);
    const own = attributes[index];
    return own === undefined || isGroups(own) ? plan.missing : own;
  });
}

const isGroups = (value: AttributeValue | FactValue | GroupValues): value is GroupValues =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function cellOfGiven(value: FactValue | GroupValues, { type }: FactPlan): Cell {
  if (isGroups(value)) return null;
  return type === 'date' && typeof value === 'string' ? (parseDay(value) ?? null) : value;
}
