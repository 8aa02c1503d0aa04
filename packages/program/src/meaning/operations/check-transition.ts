import { checkCondition } from '../conditions/check-condition.ts';
import { operationsScope } from '../conditions/scope.ts';
import type { Examination } from '../examination.ts';
import { checkUnique, oneOf } from '../references.ts';
import { checkTerm } from '../values/check-duration.ts';
import { STATES } from './states.ts';

/** Transition: what members keep, and what happens to running items in each state. */
export function checkTransition(x: Examination): void {
  const { transition, facts } = x.program;
  if (!transition) return;
  checkTerm(x, transition.notice, '/transition/notice');
  checkUnique(x, transition.members ?? [], '/transition/members', 'row');
  transition.members?.forEach((member, index) => {
    const at = `/transition/members/${index}`;
    checkCondition(x, member.when, `${at}/when`, operationsScope());
    if (typeof member.until !== 'string') {
      checkTerm(x, member.until.for, `${at}/until/for`);
      if (member.until.from === 'joined' && facts?.['partner.joinedOn']?.type !== 'date')
        x.report.add('PDL201', `${at}/until/from`, 'Nothing says when a partner joined.', {
          value: 'joined',
          expected: 'a date fact `partner.joinedOn`',
        });
      else if (member.until.from === 'joined') x.uses.values.add('partner.joinedOn');
    }
  });
  checkRunning(x);
}

/** Items that run across a change of version; approvals and members are changed with what they belong to. */
const RUNNING = ['deal', 'onboarding', 'fund', 'lead'];

function checkRunning({ program, report }: Examination): void {
  for (const [kind, states] of Object.entries(program.transition?.running ?? {})) {
    const at = `/transition/running/${kind}`;
    const known = RUNNING.includes(kind) ? STATES[kind] : undefined;
    if (!known) {
      report.add('PDL226', at, `Nothing that runs is called \`${kind}\`.`, {
        value: kind,
        expected: oneOf('a kind of item', RUNNING),
        among: () => RUNNING,
        at: 'key',
      });
      continue;
    }
    for (const state of Object.keys(states))
      if (!known.includes(state))
        report.add('PDL226', `${at}/${state}`, `A ${kind} is never \`${state}\`.`, {
          value: state,
          expected: oneOf('a state', known),
          among: () => known,
          at: 'key',
        });
  }
}
