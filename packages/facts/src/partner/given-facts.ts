import type { Json } from '@tierwright/program';
import type { FactValue, GroupValues } from '../fact-set/fact-set.ts';
import type { FactPlan } from '../facts/fact-plan.ts';
import { valueOfCell } from '../facts/fact-scope.ts';
import { isObject, pointerKey } from './findings.ts';
import type { ExpectedOther } from './given-types.ts';
import { type FactReading, readFactValue, readGroups } from './read-facts.ts';
import type { Expected } from './read-value.ts';

/** What may be given: declared facts, and values that no fact declares with their types. */
export interface Givable {
  fact(id: string): { plan: FactPlan; expected: Expected } | undefined;
  other(id: string): ExpectedOther | undefined;
}

export type Given = ReadonlyMap<string, FactValue | GroupValues>;

/** Values that come with the day and the partner, and are never given. */
const FIXED: ReadonlySet<string> = new Set(['today', 'partner.id']);

/** Reads given facts. `deal.lines` are records and read apart. */
export function readGivenFacts(facts: { readonly [id: string]: Json }, pointer: string, givable: Givable, reading: FactReading): Given {
  const given = new Map<string, FactValue | GroupValues>();
  for (const [id, json] of Object.entries(facts)) {
    if (id === 'deal.lines') continue;
    const at = `${pointer}/${pointerKey(id)}`;
    const fact = givable.fact(id);
    const other = fact ? undefined : givable.other(id);
    if (fact) given.set(id, readDeclared(json, fact.plan, fact.expected, at, reading));
    else if (other && !FIXED.has(id)) given.set(id, readOther(json, other, at, reading));
    else if (!reading.ignoreExtra) {
      reading.findings.add(at, { code: 'PDL406', value: id, message: `The program has no fact ${id} that can be given.` });
    }
  }
  return given;
}

function readDeclared(json: Json, plan: FactPlan, expected: Expected, at: string, reading: FactReading): FactValue | GroupValues {
  if (plan.by !== null && json !== null) return readGroups(json, plan, expected, at, reading);
  return valueOfCell(readFactValue(json, expected, at, reading), plan.type);
}

/** A derived value that has groups may be given for each of them, or one value for all. */
function readOther(json: Json, expected: ExpectedOther, at: string, reading: FactReading): FactValue | GroupValues {
  const type = expected.type as FactPlan['type'];
  if (expected.grouped && isObject(json)) return readGroups(json, { groups: null, missing: null, type }, expected, at, reading);
  return valueOfCell(readFactValue(json, expected, at, reading), type);
}
