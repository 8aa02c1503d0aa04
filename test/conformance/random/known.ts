import type { ValueType } from '@tierwright/program';

/** What a random document knows of an id it may read: enough to write only what makes sense. */
export interface Known {
  id: string;
  of: 'fact' | 'parameter' | 'derived' | 'group' | 'builtIn' | 'form' | 'field';
  type: ValueType;
  unit?: string;
  values?: readonly string[];
  /** The group field without whose group it has no value. */
  by?: string;
  byTier: boolean;
  byBand: boolean;
  /** It may be unknown, going by the document. */
  unknown: boolean;
  /** It may be a lower bound. */
  bounded: boolean;
  /** It depends on facts made from records. */
  late: boolean;
  /** Record kinds for whose records it is looked up. */
  records?: readonly string[];
  deal: boolean;
}

export interface KnownRequirement {
  id: string;
  by?: string;
  byTier: boolean;
  unknown: boolean;
}

const PLAIN = { byTier: false, byBand: false, unknown: false, bounded: false, late: false, deal: false };

export const known = (id: string, of: Known['of'], type: ValueType, more: Partial<Known> = {}): Known => ({
  ...PLAIN,
  id,
  of,
  type,
  ...more,
});

const FAMILIES: Partial<Record<ValueType, string>> = { integer: 'number', number: 'number', string: 'word', enum: 'word' };
const familyOf = (type: ValueType): string => FAMILIES[type] ?? type;
export const isNumeric = (type: ValueType): boolean => ['number', 'money', 'percent'].includes(familyOf(type));

const shareWords = (a: readonly string[] | undefined, b: readonly string[] | undefined): boolean =>
  a === undefined || b === undefined || a.some((word) => b.includes(word));

/** Whether two values compare, or add up. */
export const alike = (a: Known, b: Known): boolean =>
  familyOf(a.type) === familyOf(b.type) &&
  (a.unit === undefined || b.unit === undefined || a.unit === b.unit) &&
  shareWords(a.values, b.values);
