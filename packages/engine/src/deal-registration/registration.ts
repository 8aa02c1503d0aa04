import type { Check, DealRegistration } from '@tierwright/program';
import type { ProgramScope } from '../compile/scope.ts';
import { compileBands, type ReadBands } from './bands.ts';

/** D8: what is looked for where a document lists no checks. */
const DEFAULT_CHECKS: readonly Check[] = [
  { on: 'otherPartner', then: 'adjudicate' },
  { on: 'likelyDuplicate', then: 'adjudicate' },
];
/** D7: one registration for each deal where a document does not say. */
const ONE_PLACE: readonly number[] = [100];

/** The deal registration of a program, with its defaults and what does not change from deal to deal. */
export interface Registration {
  readonly scope: ProgramScope;
  readonly written: DealRegistration;
  readonly checks: readonly Check[];
  /** Percent of what the first place gets. */
  readonly places: readonly number[];
  readonly readBands: ReadBands;
}

const registrations = new WeakMap<ProgramScope, Registration>();

/** The deal registration of a program, prepared when first asked for; nothing where the document has none. */
export function registrationOf(scope: ProgramScope): Registration | undefined {
  const written = scope.program.dealRegistration;
  if (!written) return undefined;
  let registration = registrations.get(scope);
  if (!registration) {
    registration = {
      scope,
      written,
      checks: written.conflicts?.checks ?? DEFAULT_CHECKS,
      places: written.conflicts?.places ?? ONE_PLACE,
      readBands: compileBands(scope.program, written),
    };
    registrations.set(scope, registration);
  }
  return registration;
}
