import type { Examination } from '../examination.ts';
import { oneOf } from '../references.ts';

/** A reference to a record kind. */
export function checkKind({ types, report }: Examination, kind: string, pointer: string): boolean {
  if (types.kinds.has(kind)) return true;
  const kinds = [...types.kinds.keys()];
  report.add('PDL221', pointer, `There is no record kind \`${kind}\`.`, {
    value: kind,
    expected: oneOf('a record kind', kinds),
    among: () => kinds,
  });
  return false;
}
