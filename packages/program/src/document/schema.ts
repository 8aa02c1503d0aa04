import type { TSchema } from 'typebox';
import { type Approvals, Approvals as ApprovalsSchema, timeoutDefinition } from '../approvals/schema.ts';
import { type Benefit, Benefits, type Stack, Stacking } from '../benefits/schema.ts';
import { type Calendar, Calendar as CalendarSchema } from '../calendar/schema.ts';
import { conditionDefinition, conditionPartDefinition } from '../conditions/schema.ts';
import { type DealRegistration, DealRegistration as DealRegistrationSchema } from '../deal-registration/schema.ts';
import { type Derived, DerivedValues } from '../derived/schema.ts';
import { type Fact, Facts } from '../facts/schema.ts';
import { formFieldDefinition } from '../forms/schema.ts';
import { type Fund, Funds } from '../funds/schema.ts';
import { type Invariant, Invariants, type Limit, Limits } from '../invariants/schema.ts';
import { type Leads, Leads as LeadsSchema } from '../leads/schema.ts';
import { type Notices, Notices as NoticesSchema } from '../notices/schema.ts';
import { type Onboarding, Onboarding as OnboardingSchema } from '../onboarding/schema.ts';
import { type Parameter, Parameters } from '../parameters/schema.ts';
import { type PartnerType, PartnerTypes } from '../partner-types/schema.ts';
import { type Prospectus, Prospectus as ProspectusSchema } from '../prospectus/schema.ts';
import { type RecordKind, Records } from '../records/schema.ts';
import { type Requirement, Requirements } from '../requirements/schema.ts';
import { Roles } from '../roles/schema.ts';
import { Type } from '../schema/type.ts';
import { CURRENCY_PATTERN, closed, date, either, id, listOf, text, timeZone } from '../schema/vocabulary.ts';
import { type ProgramTest, ProgramTests } from '../tests/schema.ts';
import { type Track, Tracks } from '../tracks/schema.ts';
import { type Transition, Transition as TransitionSchema } from '../transition/schema.ts';
import { note } from '../values/schema.ts';

export const PDL_VERSION = '1.0';
export const SCHEMA_ID = 'https://tierwright.dev/schema/pdl-1.0.json';

/** A partner program: one versioned document. Absent sections mean the program does not have that part. */
export interface Program {
  $schema?: string;
  pdl: string;
  program: string;
  version: string;
  title: string;
  supersedes?: string;
  effective?: { from?: string; to?: string | null };
  currency: string;
  timeZone: string;
  sources?: string[];
  note?: string;
  calendar?: Calendar;
  roles?: Record<string, string>;
  partnerTypes?: PartnerType[];
  records?: Record<string, RecordKind>;
  facts?: Record<string, Fact>;
  parameters?: Record<string, Parameter>;
  derived?: Record<string, Derived>;
  requirements?: Record<string, Requirement>;
  tracks?: Track[];
  benefits?: Benefit[];
  stacking?: Record<string, Stack>;
  funds?: Fund[];
  onboarding?: Onboarding;
  dealRegistration?: DealRegistration;
  leads?: Leads;
  approvals?: Approvals;
  notices?: Notices;
  transition?: Transition;
  prospectus?: Prospectus;
  invariants?: Invariant[];
  limits?: Limit[];
  tests?: ProgramTest[];
}

/** The sections of a document in the order in which they are written and read. */
const SECTIONS = {
  calendar: CalendarSchema,
  roles: Roles,
  partnerTypes: PartnerTypes,
  records: Records,
  facts: Facts,
  parameters: Parameters,
  derived: DerivedValues,
  requirements: Requirements,
  tracks: Tracks,
  benefits: Benefits,
  stacking: Stacking,
  funds: Funds,
  onboarding: OnboardingSchema,
  dealRegistration: DealRegistrationSchema,
  leads: LeadsSchema,
  approvals: ApprovalsSchema,
  notices: NoticesSchema,
  transition: TransitionSchema,
  prospectus: ProspectusSchema,
  invariants: Invariants,
  limits: Limits,
  tests: ProgramTests,
} as const satisfies Record<string, TSchema>;
export type SectionName = keyof typeof SECTIONS;

const optionalSections = Object.fromEntries(Object.entries(SECTIONS).map(([name, schema]) => [name, Type.Optional(schema)]));

/** The JSON Schema of a document, with the shapes that contain themselves under `$defs`. */
export const programSchema: TSchema & { $schema: string; $id: string; $defs: Record<string, TSchema> } = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: SCHEMA_ID,
  ...closed(
    {
      $schema: Type.Optional(text('Where editors find this schema.')),
      pdl: Type.String({ enum: [PDL_VERSION], description: 'The version of the language.' }),
      program: id('The program’s id; all its versions share it.'),
      version: Type.String({ minLength: 1, maxLength: 100, description: 'A label for people. Identity is the hash of the content.' }),
      title: text('What people read.'),
      supersedes: Type.Optional(Type.String({ minLength: 1, maxLength: 100, description: 'The version that this one follows.' })),
      effective: Type.Optional(
        closed(
          {
            from: Type.Optional(date('First day on which the version may decide.')),
            to: Type.Optional(either<string | null>('First day outside; it informs only.', Type.Null(), date('A day.'))),
          },
          'When the version holds.',
        ),
      ),
      currency: Type.String({ pattern: CURRENCY_PATTERN, description: 'The program’s currency, ISO 4217.' }),
      timeZone: timeZone('IANA time zone in which days begin and end, such as Europe/Berlin.'),
      sources: Type.Optional(listOf(text('A source.'), 'Where the rules were published.', { max: 100 })),
      note,
      ...optionalSections,
    },
    'A partner program: partner types, tiers and requirements, benefits, deal registration and onboarding, in one versioned document.',
  ),
  $defs: {
    condition: conditionDefinition,
    conditionPart: conditionPartDefinition,
    timeout: timeoutDefinition,
    formField: formFieldDefinition,
  },
};
