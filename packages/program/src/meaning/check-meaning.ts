import type { Program } from '../document/schema.ts';
import type { Located } from '../problems/located.ts';
import { adviseProspectus } from './advice/advise-prospectus.ts';
import { adviseRequirements } from './advice/advise-requirements.ts';
import { adviseThresholds } from './advice/advise-thresholds.ts';
import { adviseUnused } from './advice/advise-unused.ts';
import { checkBenefits } from './benefits/check-benefits.ts';
import { checkStacking } from './benefits/check-stacking.ts';
import { checkDealRegistration } from './deal-registration/check-deal-registration.ts';
import { checkDerived } from './derived/check-derived.ts';
import { type Examination, examine } from './examination.ts';
import { checkFacts } from './facts/check-facts.ts';
import { checkApprovals } from './operations/check-approvals.ts';
import { checkFunds } from './operations/check-funds.ts';
import { checkInvariants } from './operations/check-invariants.ts';
import { checkLeads } from './operations/check-leads.ts';
import { checkNotices } from './operations/check-notices.ts';
import { checkOnboarding } from './operations/check-onboarding.ts';
import { checkPartnerTypes } from './operations/check-partner-types.ts';
import { checkTransition } from './operations/check-transition.ts';
import { checkParameters } from './parameters/check-parameters.ts';
import { checkRequirements } from './requirements/check-requirements.ts';
import { checkCalendar } from './sections/check-calendar.ts';
import { checkCycles } from './sections/check-cycles.ts';
import { checkIdentity } from './sections/check-identity.ts';
import { checkNamespaces } from './sections/check-namespaces.ts';
import { checkRecords } from './sections/check-records.ts';
import { checkWork } from './sections/check-work.ts';
import { checkTests } from './tests/check-tests.ts';
import { checkTracks } from './tracks/check-tracks.ts';

/** In the order of a document. Advice comes last: it asks what the others found in use. */
const CHECKS: readonly ((x: Examination) => void)[] = [
  checkIdentity,
  checkNamespaces,
  checkCycles,
  checkWork,
  checkCalendar,
  checkPartnerTypes,
  checkRecords,
  checkFacts,
  checkParameters,
  checkDerived,
  checkRequirements,
  checkTracks,
  checkBenefits,
  checkStacking,
  checkFunds,
  checkOnboarding,
  checkDealRegistration,
  checkLeads,
  checkApprovals,
  checkNotices,
  checkTransition,
  checkInvariants,
  checkTests,
  adviseProspectus,
  adviseRequirements,
  adviseThresholds,
  adviseUnused,
];

/**
 * Everything that makes a well-shaped document mean nothing, or not what it says: references, types, units, cycles,
 * dates, the rule of the unknown (PDL2xx, errors), and advice (PDL6xx). A document without errors can be decided for
 * every partner; only data declared `onMissing: "error"` can be missing then.
 */
export function checkMeaning(program: Program): Located[] {
  const x = examine(program);
  for (const check of CHECKS) check(x);
  return x.report.found;
}
