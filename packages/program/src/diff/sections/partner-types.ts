import type { ManagedTerm, PartnerType, Phase } from '../../partner-types/schema.ts';
import { condition } from '../fields/condition.ts';
import { entries } from '../fields/entries.ts';
import { type AnyShape, diffFields, type Fields, tellFields } from '../fields/field.ts';
import { object } from '../fields/object.ts';
import { text, title, why } from '../fields/text.ts';
import { named, plain } from '../fields/values.ts';
import { choice, worded } from '../fields/worded.ts';
import { quoted } from '../words/join.ts';
import { durationInWords } from '../words/terms.ts';

const id = plain('id', undefined, { silent: true });

const termFields: Fields<ManagedTerm> = { id, title, why, text: text('wording'), passes: condition('what is measured') };

const managed = {
  managed: choice('managed', {
    program: 'by the program',
    formalSupport: 'by formal support',
    oneToOne: 'one to one',
    sla: 'by service level',
    marketing: 'by marketing',
  }),
  owner: named('by', 'role'),
  review: worded<string>('reviewed every', durationInWords),
  terms: entries<ManagedTerm>({
    noun: 'term',
    keys: [(term) => term.id],
    order: 'free',
    name: (term) => quoted(term.title),
    diff: (before, after, place) => diffFields(termFields, before, after, place),
  }),
};

const phaseFields: Fields<AnyShape<Phase>> = {
  id,
  title,
  why,
  ...managed,
  next: object('what ends the phase', {
    to: plain('the next phase is', 'none'),
    when: condition('what ends the phase'),
    then: choice('then the partner', { onboard: 'is onboarded', activate: 'is active at once' }, 'onboard'),
  }),
};

const typeFields: Fields<AnyShape<PartnerType>> = {
  id,
  title,
  why,
  function: plain('function'),
  category: plain('category'),
  ...managed,
  phases: entries<Phase>({
    noun: 'phase',
    keys: [(phase) => phase.id],
    order: 'matters',
    name: (phase) => quoted(phase.title),
    details: (phase, side) => tellFields<AnyShape<Phase>>(phaseFields, phase, side),
    diff: (before, after, place) => diffFields<AnyShape<Phase>>(phaseFields, before, after, place),
  }),
};

export const partnerTypes = entries<PartnerType>({
  noun: 'partner type',
  keys: [(type) => type.id],
  order: 'free',
  name: (type) => quoted(type.title),
  details: (type, side) => tellFields<AnyShape<PartnerType>>(typeFields, type, side),
  diff: (before, after, place) => diffFields<AnyShape<PartnerType>>(typeFields, before, after, place),
});
