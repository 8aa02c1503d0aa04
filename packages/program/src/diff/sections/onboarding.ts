import type { Milestone, Onboarding, OnboardingStep } from '../../onboarding/schema.ts';
import { clockFields } from '../fields/clock.ts';
import { condition } from '../fields/condition.ts';
import { entries } from '../fields/entries.ts';
import { diffFields, type Field, type Fields, tellFields } from '../fields/field.ts';
import { form } from '../fields/form.ts';
import { object } from '../fields/object.ts';
import { title, why } from '../fields/text.ts';
import { named, namedList, numeric, plain, term, terms } from '../fields/values.ts';
import { choice, worded } from '../fields/worded.ts';
import { nameOf } from '../names.ts';
import { quoted } from '../words/join.ts';

type FastTrack = NonNullable<Onboarding['fastTrack']>[number];
type Undo = NonNullable<OnboardingStep['undo']>;

const id = plain('id', undefined, { silent: true });

const stepFields: Fields<OnboardingStep> = {
  id,
  title,
  why,
  kind: plain(''),
  owner: named('owner', 'role', 'by its kind'),
  after: namedList('starts after', 'step', 'the step before', 'nothing, at once'),
  when: condition('its condition'),
  passes: condition('passing'),
  fields: form(),
  chain: named('approval chain', 'chain'),
  countersign: named('countersigned by', 'role', 'nobody'),
  provides: plain('provides', 'nothing'),
  onReject: object(
    'what a rejection reopens',
    {
      redo: namedList('a rejection reopens', 'step', 'this step'),
      times: numeric('rejections before the onboarding closes', '', '2'),
    },
    { absent: {} },
  ),
  undo: worded<Undo>('when the onboarding closes', (undo, side) => undoInWords(undo, (role) => nameOf(side, 'role', role)), {
    absent: 'what was provided is revoked',
  }),
  ...clockFields('5 business days'),
};

function undoInWords(undo: Undo, role: (id: string) => string): string {
  if (undo === 'none') return 'nothing is undone';
  return undo === 'revoke' ? 'it is revoked' : `${quoted(undo.title)} by ${role(undo.owner)}`;
}

const fastTrackFields: Fields<FastTrack> = { id, title, why, when: condition('its condition'), skip: namedList('skips', 'step') };

const milestoneFields: Fields<Milestone> = {
  id,
  title,
  why,
  passes: condition('passing'),
  within: term('within'),
  remind: terms('reminders before the end:', '7 days'),
  onMiss: choice('a miss', { note: 'is noted', suspend: 'suspends the partner', end: 'ends the membership' }, 'note'),
};

const onboardingFields: Fields<Onboarding> = {
  within: term('time for all of it', 'without a limit'),
  fastTrack: entries<FastTrack>({
    noun: 'fast track',
    keys: [(entry) => entry.id],
    order: 'free',
    name: (entry) => quoted(entry.title),
    details: (entry, side) => tellFields(fastTrackFields, entry, side),
    diff: (before, after, place) => diffFields(fastTrackFields, before, after, place),
  }),
  activate: object(
    'activation',
    { tier: choice('a new member begins with', { lowest: 'the lowest tier', qualified: 'the tier that qualifies' }, 'lowest') },
    { absent: {} },
  ),
  steps: entries<OnboardingStep>({
    noun: 'step',
    keys: [(step) => step.id],
    order: 'matters',
    name: (step) => quoted(step.title),
    details: (step, side) => tellFields(stepFields, step, side),
    diff: (before, after, place) => diffFields(stepFields, before, after, place),
  }),
  milestones: entries<Milestone>({
    noun: 'milestone',
    keys: [(milestone) => milestone.id],
    order: 'free',
    name: (milestone) => quoted(milestone.title),
    details: (milestone, side) => tellFields(milestoneFields, milestone, side),
    diff: (before, after, place) => diffFields(milestoneFields, before, after, place),
  }),
};

export const onboarding: Field<Onboarding> = object('onboarding', onboardingFields, { subject: () => 'Onboarding' });
