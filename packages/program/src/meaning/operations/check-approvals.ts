import type { ApprovalChain } from '../../approvals/schema.ts';
import { checkCondition } from '../conditions/check-condition.ts';
import { operationsScope } from '../conditions/scope.ts';
import type { Examination } from '../examination.ts';
import { checkRole } from '../references.ts';
import { checkClock, type Outcomes } from './check-clock.ts';
import { checkSteps } from './check-steps.ts';

/** Approval chains: who decides in which order, and what happens when nobody does. */
export function checkApprovals(x: Examination): void {
  const settling = settlingChains(x);
  for (const [id, chain] of Object.entries(x.program.approvals ?? {})) {
    const pointer = `/approvals/${id}`;
    chain.delegate?.forEach((role, index) => {
      checkRole(x, role, `${pointer}/delegate/${index}`, []);
    });
    checkSteps(x, chain.steps, `${pointer}/steps`);
    chain.steps.forEach((step, index) => {
      const at = `${pointer}/steps/${index}`;
      step.roles.forEach((role, place) => {
        checkRole(x, role, `${at}/roles/${place}`);
      });
      checkCondition(x, step.when, `${at}/when`, operationsScope('approvals'));
      checkClock(x, step, at, outcomesOf(chain, step.why, settling.get(id)));
    });
  }
}

/** Silence may refuse; it may approve with a reason, but never settle a conflict or confirm for a distributor (A3). */
function outcomesOf(chain: ApprovalChain, why: string | undefined, settles: string | undefined): Outcomes {
  const mayApprove = settles === undefined && (why ?? chain.why) !== undefined;
  return {
    allowed: mayApprove ? ['reject', 'approve'] : ['reject'],
    because: (outcome) => {
      if (outcome !== 'approve') return `An approval is not ended by \`${outcome}\`.`;
      return settles === undefined
        ? 'Nobody’s answer approves only with a reason: `why` is missing.'
        : `Nobody’s answer never approves ${settles}.`;
    },
  };
}

/** Chains that settle conflicts or confirm, and which of the two in words. */
function settlingChains({ program }: Examination): Map<string, string> {
  const chains = new Map<string, string>();
  const { conflicts, distribution } = program.dealRegistration ?? {};
  const checks = conflicts?.checks ?? [];
  for (const chain of [conflicts?.adjudication ?? 'review', conflicts?.customerLetter, ...checks.map((check) => check.by)])
    if (conflicts && chain !== undefined) chains.set(chain, 'where a conflict is settled');
  if (distribution?.confirm !== undefined) chains.set(distribution.confirm, 'for a distributor');
  return chains;
}
