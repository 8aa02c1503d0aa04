import { expect, it } from 'vitest';
import { sectionOf } from './section-of.ts';
import { SECTIONS } from './sections.ts';

const MEMBERS = [
  ...['tracks', 'requirements', 'facts', 'derived', 'records', 'partnerTypes', 'parameters', 'onboarding', 'dealRegistration'],
  ...['approvals', 'notices', 'prospectus', 'benefits', 'stacking', 'funds', 'leads', 'calendar', 'limits'],
  ...['roles', 'tests', 'invariants', 'transition', '$schema'],
];

it('every part of a program is shown by a section that is there, and every section shows something', () => {
  const shown = new Set([...MEMBERS.map((member) => sectionOf(`/${member}/0`)), sectionOf('')]);
  expect([...shown].sort()).toEqual(SECTIONS.map(({ id }) => id).sort());
});
