import type { Condition } from '../conditions/schema.ts';
import { Type } from '../schema/type.ts';
import { closed, either, id, integer, listOf, mapOf, ref, text, word } from '../schema/vocabulary.ts';
import { condition, named, type Term, termOf } from '../values/schema.ts';

/** What happens when nobody answers: wait, an outcome, or another role and its own clock. */
export type Timeout = string | { escalate: string; sla?: Term; onTimeout?: Timeout };

export const timeoutDefinition = either<Timeout>(
  'On timeout: "wait", an outcome such as "reject" or "skip", or { "escalate": role, "sla": …, "onTimeout": … }.',
  word(
    ['wait', 'reject', 'approve', 'skip', 'close'],
    'wait: overdue and reminded. reject, approve: approvals. skip, close: onboarding steps.',
  ),
  closed(
    {
      escalate: id('The role that is added.'),
      sla: Type.Optional(termOf('The time that the added role has.')),
      onTimeout: Type.Optional(ref<Timeout>('timeout')),
    },
    'Another role is added, with a clock of its own.',
  ),
);

export interface Clock {
  sla?: Term;
  remind?: Term[];
  onTimeout?: Timeout;
}
/** The clock every step has: a service level, reminders counted back from it, and what happens at its end. */
export const clock = {
  sla: Type.Optional(termOf('The time in which it is to be done.')),
  remind: Type.Optional(listOf(termOf('How long before the end.'), 'Reminders, counted back from the end.', { max: 10 })),
  onTimeout: Type.Optional(ref<Timeout>('timeout')),
};

export interface ApprovalStep extends Clock {
  id: string;
  title: string;
  why?: string;
  roles: string[];
  need?: 'any' | 'all' | number;
  after?: string[];
  when?: Condition;
}
export interface ApprovalChain {
  title: string;
  why?: string;
  delegate?: string[];
  steps: ApprovalStep[];
}

export const Approvals = mapOf(
  Type.Unsafe<ApprovalChain>(
    closed(
      {
        title: text('What people read.'),
        why: Type.Optional(text('Why it is so; needed where nobody’s answer approves.')),
        delegate: Type.Optional(listOf(id('A role.'), 'Roles among which a holder may name a stand-in.', { max: 20 })),
        steps: listOf(
          closed(
            {
              ...named,
              ...clock,
              roles: listOf(id('A role, or partner, distributor, accountManager.'), 'Who decides.', { min: 1, max: 20 }),
              need: Type.Optional(
                either<'any' | 'all' | number>(
                  'any: one member (default). all: one for each role. A number: that many people.',
                  word(['any', 'all'], 'One member, or one for each role.'),
                  integer('That many people.', { minimum: 1, maximum: 20 }),
                ),
              ),
              after: Type.Optional(listOf(id('A step.'), 'Starts after these; default the step before; [] starts at once.', { max: 50 })),
              when: Type.Optional(condition<Condition>()),
            },
            'A step of a chain.',
          ),
          'Steps, in series or in parallel.',
          { min: 1, max: 50 },
        ),
      },
      'A chain of approvals.',
    ),
  ),
  'Named chains of approvals. The chain `review` (one step, channelManager) is built in.',
  100,
);
export type Approvals = Record<string, ApprovalChain>;
