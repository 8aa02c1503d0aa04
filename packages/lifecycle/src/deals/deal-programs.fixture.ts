import type { DealRegistration, Program } from '@tierwright/program';
import type { LifecycleProgram } from '../machine/lifecycle-program.ts';
import { EVERYTHING, programWith } from './intake/registered.fixture.ts';

// For tests: a deal registration without conflicts, decided by rule or by the deal desk, and the chains that tests ask.

const anything: DealRegistration['rules']['list'][number]['when'] = {
  all: [{ fact: 'deal.resubmissions', operator: 'greaterThanInclusive', value: 0 }],
};

/** Every deal goes to a chain. */
export const routedTo = (route: string): DealRegistration['rules'] => ({
  hitPolicy: 'first',
  list: [{ id: 'people', title: 'People decide', when: anything, then: { route } }],
  otherwise: { title: 'Not decided', then: 'reject' },
});

/** Deals below an amount are refused, above another a person decides, else the rule approves. */
export const byAmount = (least: number, most: number): DealRegistration['rules'] => ({
  hitPolicy: 'first',
  list: [
    { id: 'small', title: 'Too small', when: { all: [{ fact: 'deal.amount', operator: 'lessThan', value: least }] }, then: 'reject' },
    {
      id: 'large',
      title: 'A person decides',
      when: { all: [{ fact: 'deal.amount', operator: 'greaterThan', value: most }] },
      then: { route: 'desk' },
    },
    ...EVERYTHING.list,
  ],
  otherwise: { title: 'Not decided', then: { route: 'review' } },
});

const CHAINS: Program['approvals'] = {
  desk: { title: 'Deal desk', steps: [{ id: 'desk', title: 'Deal desk', roles: ['desk'] }] },
  conflict: { title: 'Channel conflict', steps: [{ id: 'conflict', title: 'Channel conflict', roles: ['lead'] }] },
  distributor: {
    title: 'The distributor confirms',
    steps: [{ id: 'confirm', title: 'Distributor', roles: ['distributor'], onTimeout: 'reject' }],
  },
  silent: {
    title: 'Approved unless somebody objects',
    why: 'Nobody is kept waiting',
    steps: [{ id: 'silent', title: 'Objections', roles: ['desk'], sla: 'P2D', onTimeout: 'approve' }],
  },
};

/** Nothing stands in a deal's way, unless a test says so. */
export function program(registration: Partial<DealRegistration> = {}, more: Partial<Program> = {}): LifecycleProgram {
  return programWith(
    { conflicts: { checks: [] }, ...registration },
    { roles: { desk: 'Deal desk', lead: 'Conflict lead', boss: 'Boss' }, approvals: { ...CHAINS }, ...more },
  );
}
