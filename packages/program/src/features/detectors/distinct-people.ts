import { toPointer } from '../../source/json-pointer.ts';
import type { Detector } from '../feature.ts';
import { standardKind } from '../parts.ts';

/** Records counted by the person they point to: somebody with three certificates is one. */
export const distinctPeople: Detector = (program) =>
  Object.entries(program.facts ?? {}).flatMap(([id, { from }]) => {
    if (from === undefined || !('record' in from) || from.aggregate !== 'countDistinct' || from.of === undefined) return [];
    const field = program.records?.[from.record]?.fields?.[from.of];
    return field?.type === 'ref' && standardKind(program, field.to) === 'person' ? [toPointer(['facts', id, 'from'])] : [];
  });
