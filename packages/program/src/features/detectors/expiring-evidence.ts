import type { Program } from '../../document/schema.ts';
import type { Fact, Window } from '../../facts/schema.ts';
import { toPointer } from '../../source/json-pointer.ts';
import type { Detector } from '../feature.ts';
import { leavesOf } from '../leaves.ts';
import { recordOf, standardKind, windowsOf } from '../parts.ts';

/** Certificates and reviewed evidence that count only until a date, or for the newest releases. */
export const expiringEvidence: Detector = (program) =>
  Object.entries(program.facts ?? {}).flatMap(([id, fact]) => {
    const record = recordOf(program, id);
    const kind = record === undefined ? undefined : standardKind(program, record);
    if (kind !== 'certificate' && kind !== 'evidence') return [];
    const byDate = windowsOf(fact).filter(({ window }) => endsWithTime(window));
    const byRelease = readsDatedSet(program, fact) ? [toPointer(['facts', id, 'from', 'where'])] : [];
    return [...byDate.map(({ path }) => toPointer(['facts', id, ...path])), ...byRelease];
  });

/** An interval of the record's own dates, or a time since it was accepted; an interval of the person's dates is not an expiry. */
const endsWithTime = ({ span, on, trailing }: Window) =>
  (span?.every((field) => !field.includes('.')) ?? false) || (on !== undefined && trailing !== undefined);

function readsDatedSet(program: Program, { from }: Fact): boolean {
  if (from?.where === undefined) return false;
  return leavesOf(from.where, '').some(({ leaf }) => {
    if (leaf.operator !== 'in' || typeof leaf.value !== 'object' || leaf.value === null || !('fact' in leaf.value)) return false;
    const parameter = program.parameters?.[String(leaf.value.fact)];
    return parameter?.type === 'set' && Array.isArray(parameter.value);
  });
}
