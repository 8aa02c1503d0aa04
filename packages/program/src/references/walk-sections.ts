import type { Program, SectionName } from '../document/schema.ts';
import { childPointer } from '../source/json-pointer.ts';
import { conditionUses } from './condition-uses.ts';
import { eachOf, type Recorder } from './recorder.ts';
import { benefitParts, stackingParts } from './sections/benefits.ts';
import { invariantParts, testParts } from './sections/checks.ts';
import { dealRegistrationParts } from './sections/deal-registration.ts';
import { derivedParts } from './sections/derived.ts';
import { factParts } from './sections/facts.ts';
import { fundParts } from './sections/funds.ts';
import { leadParts, noticeParts, transitionParts } from './sections/messages.ts';
import { onboardingParts } from './sections/onboarding.ts';
import { parameterParts } from './sections/parameters.ts';
import { approvalParts, calendarParts, partnerTypeParts, roleParts } from './sections/people.ts';
import { recordParts } from './sections/records.ts';
import { trackParts } from './sections/tracks.ts';

type Walk<T> = (recorder: Recorder, section: T, pointer: string) => void;

/** How each section is walked; a section without an entry does not compile. */
const walks: { readonly [S in SectionName]: Walk<NonNullable<Program[S]>> } = {
  calendar: calendarParts,
  roles: roleParts,
  partnerTypes: partnerTypeParts,
  records: recordParts,
  facts: factParts,
  parameters: parameterParts,
  derived: derivedParts,
  requirements: (recorder, requirements, pointer) =>
    eachOf(requirements, pointer, (requirement, id, at) => {
      const part = recorder.part('requirement', id, requirement.title, at, { names: [{ namespace: 'requirement', id }] });
      conditionUses(recorder, requirement.when, childPointer(at, 'when'), { by: part, effect: 'helps' });
    }),
  tracks: trackParts,
  benefits: benefitParts,
  stacking: stackingParts,
  funds: fundParts,
  onboarding: onboardingParts,
  dealRegistration: dealRegistrationParts,
  leads: leadParts,
  approvals: approvalParts,
  notices: noticeParts,
  transition: transitionParts,
  // The prospectus and the limits name nothing.
  prospectus: () => {},
  invariants: invariantParts,
  limits: () => {},
  tests: testParts,
};

/** Walks every section of the program once. */
export function walkSections(recorder: Recorder): void {
  for (const name of Object.keys(walks) as SectionName[]) walkSection(recorder, name);
}

function walkSection<S extends SectionName>(recorder: Recorder, name: S): void {
  const section = recorder.program[name];
  if (section !== undefined) walks[name](recorder, section as NonNullable<Program[S]>, childPointer('', name));
}
