import { type ComponentType, lazy } from 'react';
import type { KeyOfWords } from '../words/area.ts';
import type { editorWords } from './words.ts';

/** A part of the program with a screen of its own in the editor. */
export interface Section {
  /** In the address: `?section=matrix`. */
  readonly id: string;
  readonly title: KeyOfWords<typeof editorWords>;
  readonly component: ComponentType;
}

/** In the order in which a program is thought of. Each is loaded when it is first shown. */
export const SECTIONS: readonly Section[] = [
  {
    id: 'matrix',
    title: 'matrix',
    component: lazy(async () => ({ default: (await import('./matrix/matrix-section.tsx')).MatrixSection })),
  },
  {
    id: 'requirements',
    title: 'requirements',
    component: lazy(async () => ({ default: (await import('./requirements/requirements-section.tsx')).RequirementsSection })),
  },
  {
    id: 'facts',
    title: 'facts',
    component: lazy(async () => ({ default: (await import('./facts/facts-section.tsx')).FactsSection })),
  },
  {
    id: 'records',
    title: 'records',
    component: lazy(async () => ({ default: (await import('./records/records-section.tsx')).RecordsSection })),
  },
  {
    id: 'partner-types',
    title: 'partnerTypes',
    component: lazy(async () => ({ default: (await import('./partner-types/partner-types-section.tsx')).PartnerTypesSection })),
  },
  {
    id: 'parameters',
    title: 'parameters',
    component: lazy(async () => ({ default: (await import('./parameters/parameters-section.tsx')).ParametersSection })),
  },
  {
    id: 'benefits',
    title: 'benefits',
    component: lazy(async () => ({ default: (await import('./benefits/benefits-section.tsx')).BenefitsSection })),
  },
  {
    id: 'onboarding',
    title: 'onboarding',
    component: lazy(async () => ({ default: (await import('./onboarding/onboarding-section.tsx')).OnboardingSection })),
  },
  {
    id: 'deal-registration',
    title: 'dealRegistration',
    component: lazy(async () => ({ default: (await import('./deal-registration/deal-registration-section.tsx')).DealRegistrationSection })),
  },
  {
    id: 'leads',
    title: 'leads',
    component: lazy(async () => ({ default: (await import('./leads/leads-section.tsx')).LeadsSection })),
  },
  {
    id: 'funds',
    title: 'funds',
    component: lazy(async () => ({ default: (await import('./funds/funds-section.tsx')).FundsSection })),
  },
  {
    id: 'approvals',
    title: 'approvals',
    component: lazy(async () => ({ default: (await import('./approvals/approvals-section.tsx')).ApprovalsSection })),
  },
  {
    id: 'roles',
    title: 'roles',
    component: lazy(async () => ({ default: (await import('./roles/roles-section.tsx')).RolesSection })),
  },
  {
    id: 'notices',
    title: 'notices',
    component: lazy(async () => ({ default: (await import('./notices/notices-section.tsx')).NoticesSection })),
  },
  {
    id: 'calendar',
    title: 'calendar',
    component: lazy(async () => ({ default: (await import('./calendar/calendar-section.tsx')).CalendarSection })),
  },
  {
    id: 'transition',
    title: 'transition',
    component: lazy(async () => ({ default: (await import('./transition/transition-section.tsx')).TransitionSection })),
  },
  {
    id: 'invariants',
    title: 'invariants',
    component: lazy(async () => ({ default: (await import('./invariants/invariants-section.tsx')).InvariantsSection })),
  },
  {
    id: 'tests',
    title: 'tests',
    component: lazy(async () => ({ default: (await import('./tests/tests-section.tsx')).TestsSection })),
  },
  {
    id: 'about',
    title: 'about',
    component: lazy(async () => ({ default: (await import('./about/about-section.tsx')).AboutSection })),
  },
  {
    id: 'prospectus',
    title: 'prospectus',
    component: lazy(async () => ({ default: (await import('./prospectus/prospectus-section.tsx')).ProspectusSection })),
  },
  {
    id: 'json',
    title: 'json',
    component: lazy(async () => ({ default: (await import('./code/code-section.tsx')).CodeSection })),
  },
];
