import type { Random } from '../random/random.ts';
import type { FieldSpec } from './field-spec.ts';
import type { KindPlan } from './kind-plan.ts';
import type { FieldWants } from './wants.ts';

const ABSENT: FieldSpec = { absent: true };
const ACCEPTED = 0.75;
/** Of the evidence that is not accepted. */
const REJECTED = 0.4;

/** Evidence is accepted, rejected or not reviewed yet, and never two of these: the dates of the others stay absent. */
export function withEvidenceState(plan: KindPlan, specs: FieldWants, random: Random): FieldWants {
  const { acceptedOn, rejectedOn } = plan.evidence ?? { acceptedOn: -1, rejectedOn: -1 };
  let state: 'accepted' | 'rejected' | 'pending' = random.chance(ACCEPTED) ? 'accepted' : random.chance(REJECTED) ? 'rejected' : 'pending';
  if (isAsked(specs[acceptedOn])) state = 'accepted';
  else if (isAsked(specs[rejectedOn])) state = 'rejected';
  else if (specs[acceptedOn]?.absent && state === 'accepted') state = random.chance(0.5) ? 'rejected' : 'pending';
  const own = specs.slice();
  if (state !== 'accepted') own[acceptedOn] = ABSENT;
  if (state !== 'rejected') own[rejectedOn] = ABSENT;
  return own;
}

/** Whether a date must be there. */
export function isAsked(spec: FieldSpec | undefined): boolean {
  if (!spec || spec.absent || spec.orAbsent) return false;
  return spec.min !== undefined || spec.max !== undefined || spec.present === true;
}
