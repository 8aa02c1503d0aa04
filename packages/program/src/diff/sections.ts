import type { Program, SectionName } from '../document/schema.ts';
import type { Field } from './fields/field.ts';
import { approvals } from './sections/approvals.ts';
import { benefits, stacking } from './sections/benefits.ts';
import { invariants, limits, tests } from './sections/checks.ts';
import { dealRegistration } from './sections/deal-registration.ts';
import { derived } from './sections/derived.ts';
import { facts } from './sections/facts.ts';
import { funds } from './sections/funds.ts';
import { leads, notices, prospectus } from './sections/messages.ts';
import { onboarding } from './sections/onboarding.ts';
import { parameters } from './sections/parameters.ts';
import { partnerTypes } from './sections/partner-types.ts';
import { calendar, roles } from './sections/people.ts';
import { records } from './sections/records.ts';
import { requirements } from './sections/requirements.ts';
import { tracks } from './sections/tracks.ts';
import { transition } from './sections/transition.ts';

/** The differ of each section, in document order; a section without one does not compile. */
export const sectionDiffers: { readonly [S in SectionName]: Field<NonNullable<Program[S]>> } = {
  calendar,
  roles,
  partnerTypes,
  records,
  facts,
  parameters,
  derived,
  requirements,
  tracks,
  benefits,
  stacking,
  funds,
  onboarding,
  dealRegistration,
  leads,
  approvals,
  notices,
  transition,
  prospectus,
  invariants,
  limits,
  tests,
};
