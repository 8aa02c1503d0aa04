import { type Clock, clock } from '../approvals/schema.ts';
import type { Condition } from '../conditions/schema.ts';
import { Form, type FormField } from '../forms/schema.ts';
import { Type } from '../schema/type.ts';
import { closed, either, id, integer, listOf, text, word } from '../schema/vocabulary.ts';
import { condition, named, type Term, termOf } from '../values/schema.ts';

export const STEP_KINDS = ['check', 'form', 'signature', 'training', 'certificate', 'meeting', 'approval', 'provisioning'] as const;

export interface OnboardingStep extends Clock {
  id: string;
  title: string;
  why?: string;
  kind: (typeof STEP_KINDS)[number];
  owner?: string;
  after?: string[];
  when?: Condition;
  passes?: Condition;
  fields?: FormField[];
  chain?: string;
  countersign?: string;
  provides?: string;
  onReject?: { redo?: string[]; times?: number };
  undo?: 'revoke' | 'none' | { owner: string; title: string };
}
export interface Milestone {
  id: string;
  title: string;
  why?: string;
  passes: Condition;
  within: Term;
  remind?: Term[];
  onMiss?: 'note' | 'suspend' | 'end';
}
export interface Onboarding {
  within?: Term;
  fastTrack?: { id: string; title: string; why?: string; when: Condition; skip: string[] }[];
  activate?: { tier?: 'lowest' | 'qualified' };
  steps: OnboardingStep[];
  milestones?: Milestone[];
}

export const Onboarding = Type.Unsafe<Onboarding>(
  closed(
    {
      within: Type.Optional(termOf('The time in which all of it is to be done.')),
      fastTrack: Type.Optional(
        listOf(
          closed(
            { ...named, when: condition<Condition>(), skip: listOf(id('A step.'), 'Steps that are skipped.', { min: 1, max: 60 }) },
            'Who may skip steps, and which.',
          ),
          'Fast tracks.',
          { max: 20 },
        ),
      ),
      activate: Type.Optional(
        closed(
          { tier: Type.Optional(word(['lowest', 'qualified'], 'The tier a new member begins with; default lowest.')) },
          'How membership begins.',
        ),
      ),
      steps: listOf(
        closed(
          {
            ...named,
            ...clock,
            kind: word(STEP_KINDS, 'What is done.'),
            owner: Type.Optional(
              id('Who does it: a role, partner or accountManager. Default: the partner for form, signature, training, certificate.'),
            ),
            after: Type.Optional(listOf(id('A step.'), 'Starts after these; default the step before; [] starts at once.', { max: 60 })),
            when: Type.Optional(condition<Condition>()),
            passes: Type.Optional(condition<Condition>()),
            fields: Type.Optional(Form),
            chain: Type.Optional(id('The approval chain of an approval step.')),
            countersign: Type.Optional(id('The role that signs for the vendor.')),
            provides: Type.Optional(id('What is provisioned.')),
            onReject: Type.Optional(
              closed(
                {
                  redo: Type.Optional(listOf(id('A step.'), 'Steps that are done again; default this one.', { max: 60 })),
                  times: Type.Optional(integer('How often; then the onboarding is closed. Default 2.', { minimum: 0, maximum: 20 })),
                },
                'What a rejection reopens.',
              ),
            ),
            undo: Type.Optional(
              either<'revoke' | 'none' | { owner: string; title: string }>(
                'How it is undone when the onboarding closes; default: provisioning is revoked.',
                word(['revoke', 'none'], 'Revoked, or nothing.'),
                closed({ owner: id('The role that undoes it.'), title: text('What is done.') }, 'By a person.'),
              ),
            ),
          },
          'A step of the onboarding.',
        ),
        'Steps as a graph.',
        { min: 1, max: 60 },
      ),
      milestones: Type.Optional(
        listOf(
          closed(
            {
              ...named,
              passes: condition<Condition>(),
              within: termOf('The time from activation.'),
              remind: Type.Optional(listOf(termOf('How long before the end.'), 'Reminders, counted back.', { max: 10 })),
              onMiss: Type.Optional(word(['note', 'suspend', 'end'], 'What a miss does; default note.')),
            },
            'Something to reach after activation.',
          ),
          'Milestones after activation.',
          { max: 50 },
        ),
      ),
    },
    'How a partner comes in: steps, reminders, timeouts, activation, milestones.',
  ),
);
