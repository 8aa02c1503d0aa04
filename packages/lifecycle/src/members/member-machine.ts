import type { Machine } from '../machine/advance.ts';
import type { NoticeValues } from '../notices/notice-value.ts';
import { join, remindOfType } from './joining.ts';
import { beReviewed } from './managed-review.ts';
import type { Member } from './member.ts';
import type { MemberContext } from './member-context.ts';
import { memberTable } from './member-table.ts';
import type { MemberMessage } from './messages.ts';
import { fireMilestone, remindOfSuspension } from './milestones.ts';
import { moved } from './moving.ts';
import { managedOf } from './partner-type.ts';
import { PROGRAM_OWNER } from './people.ts';
import { followPhases } from './phases.ts';
import { receive, reviewDay } from './receive.ts';
import { tierVariables } from './tier-variables.ts';

/** The machine of memberships. */
export const memberMachine: Machine<Member, MemberMessage, MemberContext> = {
  table: memberTable,
  fire(run, { id }, context) {
    const visit = { run, context };
    if (id === 'type') remindOfType(visit);
    else if (id === 'reviewDue') {
      followPhases(visit);
      if (run.item.state === 'managed' && run.timer('reviewDue') === undefined) beReviewed(visit);
    } else if (id === 'review') {
      reviewDay(visit, context.dayOf(run.at));
      followPhases(visit);
    } else if (id === 'suspended') {
      run.emit('member.reviewDue', { 'member.reason': run.item.reason });
      remindOfSuspension(visit);
    } else fireMilestone(visit, id);
  },
  receive: (run, message, context) => receive({ run, context }, message),
  variables: (item, context) => variablesOf(item, context),
  holders(item, context) {
    const managed = managedOf(context.program, item);
    if (item.state === 'managed') return [managed.managed === 'program' ? PROGRAM_OWNER : managed.owner];
    return [item.state === 'applied' ? PROGRAM_OWNER : 'accountManager'];
  },
  parties: ({ id }) => ({ partner: id, distributor: null }),
};

/** The same machine for its first step, which nobody asks for by a message. */
export const memberBeginning: Machine<Member, 'begin', MemberContext> = {
  ...memberMachine,
  receive(run, _begin, context) {
    run.emit('member.applied');
    join({ run, context });
    return undefined;
  },
};

/** The same machine for the step onto a new version, that is active from a day on (X1). */
export const memberMove: Machine<Member, { readonly effective: string }, MemberContext> = {
  ...memberMachine,
  receive(run, { effective }, context) {
    moved({ run, context }, effective);
    return undefined;
  },
};

function variablesOf(item: Member, context: MemberContext): NoticeValues {
  return {
    ...tierVariables(context.program, item),
    'member.status': item.state,
    'member.reason': item.reason,
    'member.reviewOn': item.reviewOn === null ? null : { day: item.reviewOn },
  };
}
