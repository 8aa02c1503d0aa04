import type { JsonColumn, JsonOrNull } from './columns.ts';

interface FactSetRow {
  tenant: string;
  hash: string;
  body: JsonColumn;
}

export interface DecisionRow {
  tenant: string;
  id: string;
  subject_kind: string;
  subject: string;
  program_hash: string;
  facts_hash: string;
  engine_version: string;
  zone_data: string;
  as_of: string;
  decided_at: number;
  outcome: JsonColumn;
  trace_hash: string;
  trace: JsonOrNull;
}

/** Decisions, and what they were made of. */
export interface DecisionTables {
  fact_set: FactSetRow;
  decision: DecisionRow;
}
