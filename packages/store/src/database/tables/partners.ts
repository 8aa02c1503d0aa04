import type { Given, JsonColumn, JsonOrNull } from './columns.ts';

export interface PartnerRow {
  tenant: string;
  id: string;
  title: string;
  parent: string | null;
  attributes: JsonColumn;
  facts: JsonColumn;
  previous: JsonOrNull;
  revision: number;
  created_at: number;
  changed_at: number;
}

interface RecordRow {
  tenant: string;
  seq: Given<number>;
  partner: string;
  kind: string;
  id: string | null;
  recorded_at: number;
  source: string;
  source_ref: string | null;
  replaces: number | null;
  body: JsonOrNull;
}

interface SourceLoadRow {
  tenant: string;
  seq: Given<number>;
  kind: string;
  source: string;
  through_on: string | null;
  recorded_at: number;
}

interface OpposingRecordRow {
  tenant: string;
  kind: 'directOpportunities' | 'contracts' | 'namedAccounts' | 'tenders';
  id: string;
  source: string;
  body: JsonColumn;
  recorded_at: number;
}

interface CustomerKeyRow {
  tenant: string;
  subject_kind: string;
  subject: string;
  kind: string;
  value: string;
}

/** Partners and what is known of them. */
export interface PartnerTables {
  partner: PartnerRow;
  record: RecordRow;
  source_load: SourceLoadRow;
  opposing_record: OpposingRecordRow;
  customer_key: CustomerKeyRow;
}
