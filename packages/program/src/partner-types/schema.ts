import type { Condition } from '../conditions/schema.ts';
import { Type } from '../schema/type.ts';
import { closed, duration, either, id, listOf, text, word } from '../schema/vocabulary.ts';
import { condition, named } from '../values/schema.ts';

export const CATEGORIES = [
  'isvIhv',
  'platform',
  'systemIntegrator',
  'oem',
  'interoperability',
  'msp',
  'solutionReseller',
  'distributor',
  'cloudReseller',
  'salesAgent',
  'authorisedService',
  'logistics',
  'financing',
  'training',
  'epc',
  'consulting',
  'government',
  'standards',
  'developers',
  'openSource',
  'academia',
  'analyst',
] as const;

export interface ManagedTerm {
  id: string;
  title: string;
  why?: string;
  text?: string;
  passes?: Condition;
}
interface ByProgram {
  managed: 'program';
}
interface Otherwise {
  managed: 'formalSupport' | 'oneToOne' | 'sla' | 'marketing';
  owner: string;
  review: string;
  terms?: ManagedTerm[];
}
export type Managed = ByProgram | Otherwise;
export type Phase = {
  id: string;
  title: string;
  why?: string;
  next?: { to: string; when: Condition; then?: 'onboard' | 'activate' };
} & Managed;
interface TypeHead {
  id: string;
  title: string;
  why?: string;
  function: 'solution' | 'sales' | 'service' | 'influence';
  category: (typeof CATEGORIES)[number];
}
export type PartnerType = TypeHead & (Managed | { phases: Phase[] });

const head = {
  ...named,
  function: word(
    ['solution', 'sales', 'service', 'influence'],
    'What the partner does for the vendor: builds solutions, sells, serves, influences.',
  ),
  category: word(CATEGORIES, 'The category of the field’s glossary of channel partner types.'),
};
const byProgram = { managed: word(['program'], 'Managed by the formal program: it has a track.') };
const otherwise = {
  managed: word(
    ['formalSupport', 'oneToOne', 'sla', 'marketing'],
    'Managed outside the program: by support processes, one to one, by service level, or by marketing.',
  ),
  owner: id('The role that owns these partners.'),
  review: duration('How often the relation is reviewed, such as P6M.'),
  terms: Type.Optional(
    listOf(
      closed(
        { ...named, text: Type.Optional(text('The term in words.')), passes: Type.Optional(condition<Condition>()) },
        'A term of the relation; with `passes` it is measured.',
      ),
      'Terms that hold for these partners.',
      { max: 50 },
    ),
  ),
};
const phaseHead = {
  ...named,
  next: Type.Optional(
    closed(
      {
        to: id('The phase that follows.'),
        when: condition<Condition>(),
        then: Type.Optional(word(['onboard', 'activate'], 'What happens on the change; default onboard.')),
      },
      'The event that ends this phase.',
    ),
  ),
};

export const PartnerType = either<PartnerType>(
  'A type of partner: what it does, its category, and how it is managed, all along or in phases.',
  closed({ ...head, ...byProgram }, 'A type in the formal program.'),
  closed({ ...head, ...otherwise }, 'A type managed outside the program: listed, counted and reviewed all the same.'),
  closed(
    {
      ...head,
      phases: listOf(
        either<Phase>(
          'A phase: how the partner is managed until its event.',
          closed({ ...phaseHead, ...byProgram }, 'A phase in the formal program.'),
          closed({ ...phaseHead, ...otherwise }, 'A phase outside the program.'),
        ),
        'Phases in their order.',
        { min: 1, max: 10 },
      ),
    },
    'A type whose management changes by an event, such as an MSP that brings its service to market.',
  ),
);
export const PartnerTypes = listOf(PartnerType, 'The taxonomy in use.', { max: 100 });
