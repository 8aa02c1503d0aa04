import { toPointer } from '../../source/json-pointer.ts';
import type { Detector } from '../feature.ts';
import { recordOf, standardKind } from '../parts.ts';

/** A fact that rests on evidence which a person has accepted, and deals that people decide. */
export const attested: Detector = (program) => {
  const facts = Object.keys(program.facts ?? {}).flatMap((id) => {
    const kind = recordOf(program, id);
    const isReviewed = kind !== undefined && program.records?.[kind]?.reviewedBy !== undefined;
    return isReviewed && standardKind(program, kind) === 'evidence' ? [toPointer(['facts', id])] : [];
  });
  const routed = (program.dealRegistration?.rules.list ?? []).flatMap(({ then }, index) =>
    typeof then === 'object' ? [toPointer(['dealRegistration', 'rules', 'list', index, 'then'])] : [],
  );
  return [...facts, ...routed];
};
