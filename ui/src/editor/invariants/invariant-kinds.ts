import type { Invariant, Json } from '@tierwright/program';
import type { Known } from '../conditions/known.ts';
import { readableAt } from '../conditions/readable-values.ts';
import { memberOf, textOf } from '../document/reading.ts';
import type { Choice } from '../entries/choice-member.tsx';

export type InvariantKind = Invariant['kind'];

export const TIER_KINDS = ['nested', 'reachable', 'monotone'] as const satisfies readonly InvariantKind[];
export const SECTION_KINDS = ['decides', 'steps', 'neverApproves', 'answersWithin', 'discount'] as const satisfies readonly InvariantKind[];
export const KINDS: readonly InvariantKind[] = [...TIER_KINDS, ...SECTION_KINDS];

/** Parts of a program that something can be promised of. */
export const SECTIONS = ['dealRegistration', 'onboarding', 'funds', 'leads'] as const;

export const kindOf = (invariant: Json | undefined): InvariantKind | undefined =>
  KINDS.find((kind) => kind === textOf(memberOf(invariant, 'kind')));

export const isOfSection = (kind: InvariantKind | undefined): boolean => SECTION_KINDS.some((one) => one === kind);

export const sectionsOf = (program: Json) => SECTIONS.filter((section) => memberOf(program, section) !== undefined);

const ORDERED: ReadonlySet<string> = new Set(['integer', 'number', 'money', 'percent', 'date', 'set', 'boolean']);

/** What there can be more of: facts and derived values with an order. */
export const measured = (known: Known): Choice[] =>
  readableAt(known, { reader: 'requirements', records: null, tier: true, band: false })
    .filter(({ info }) => (info.of === 'fact' || info.of === 'derived') && ORDERED.has(info.type))
    .map(({ id, title }) => ({ value: id, label: title }));
