import type { Json } from '@tierwright/program';
import { type Day, parseDay } from '../dates/day.ts';
import type { ProgramModel } from '../facts/program-model.ts';
import { type Findings, isObject, pointerKey } from './findings.ts';

/** Watermarks by position of the kind: a kind that is not named is not loaded. Null: every kind counts as loaded. */
export function readLoaded(
  json: Json | undefined,
  pointer: string,
  model: ProgramModel,
  findings: Findings,
  ignoreExtra: boolean,
): (Day | null)[] | null {
  if (json === undefined || json === null) return null;
  const loaded: (Day | null)[] = model.kindList.map(() => null);
  if (!isObject(json)) {
    findings.add(pointer, { code: 'PDL407', value: json, expected: 'an object', message: '`loaded` names a day for each record kind.' });
    return loaded;
  }
  for (const [id, through] of Object.entries(json)) {
    const at = `${pointer}/${pointerKey(id)}`;
    const kind = model.kinds.get(id);
    const day = typeof through === 'string' ? parseDay(through) : undefined;
    if (through !== null && day === undefined)
      findings.add(at, { code: 'PDL409', value: through, expected: 'a day, or null', message: 'Loaded through a day, or null.' });
    if (kind) loaded[kind.index] = day ?? null;
    else if (!ignoreExtra) findings.add(at, { code: 'PDL404', value: id, message: `The program has no record kind ${id}.` });
  }
  return loaded;
}
