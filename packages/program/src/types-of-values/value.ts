import type { ValueType } from '../facts/schema.ts';

/** The type of something that a condition can read. */
export interface TypeOfValue {
  type: ValueType;
  unit?: string;
  /** The words of an enum or set, where they are declared. */
  values?: readonly string[];
  /** The declared domain, in the units of documents (money in major units). */
  min?: number;
  max?: number;
  /** The group field without whose group there is no value. */
  by?: string;
}

/** What must be known, besides the type, to say where a value or a requirement may be read. */
export interface Traits {
  /** The group field it depends on. */
  by?: string;
  /** It differs by the tier in question. */
  byTier: boolean;
  /** It differs by the band of a deal. */
  byBand: boolean;
  /** It is looked up for each record of these kinds and has no value elsewhere. */
  records?: readonly string[];
  /** It may be unknown, going by what the document declares. */
  unknown: boolean;
  /** A lower bound with an upper bound: count, score and each with parts that may be unknown. */
  bounded: boolean;
  /** Money with an amount for each currency: for caps and benefits, never compared. */
  perCurrency: boolean;
  /** Belongs to a deal, not to the partner. */
  deal: boolean;
  /** Known only once records are counted, so no filter or weight of records may depend on it. */
  late: boolean;
}

export const NO_TRAITS: Traits = {
  byTier: false,
  byBand: false,
  unknown: false,
  bounded: false,
  perCurrency: false,
  deal: false,
  late: false,
};

/** What is known of an id: where it is declared, its type and its traits. */
export interface ValueInfo extends TypeOfValue, Traits {
  id: string;
  of: 'fact' | 'parameter' | 'derived' | 'group' | 'builtIn' | 'form' | 'field';
}

/** Types whose values compare with each other; integer and number are one family. */
export type Family = 'number' | 'money' | 'percent' | 'boolean' | 'date' | 'duration' | 'word' | 'set';

const FAMILIES: Record<ValueType, Family> = {
  integer: 'number',
  number: 'number',
  money: 'money',
  percent: 'percent',
  boolean: 'boolean',
  date: 'date',
  duration: 'duration',
  string: 'word',
  enum: 'word',
  set: 'set',
};

export const familyOf = (type: ValueType): Family => FAMILIES[type];

/** Whether values of this type can be added and divided. */
export const isNumeric = (type: ValueType): boolean => {
  const family = FAMILIES[type];
  return family === 'number' || family === 'money' || family === 'percent';
};

/** Whether values of this type have an order. */
export const isOrdered = (type: ValueType): boolean => isNumeric(type) || type === 'date';
