import type { Generated } from 'kysely';
import type { Given, JsonColumn, JsonOrNull } from './columns.ts';

export interface OutboxRow {
  tenant: string;
  seq: Given<number>;
  subject: string;
  revision: number;
  kind: string;
  body: JsonColumn;
  state: 'waiting' | 'sent';
  attempts: Generated<number>;
  next_at: number;
  problem: string | null;
  created_at: number;
}

export interface JobRow {
  tenant: string;
  id: string;
  kind: string;
  /** A runner in a process of ours, or a workflow with parts for many workers. */
  carried_by: Generated<'runner' | 'workflow'>;
  state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
  done: Generated<number>;
  total: number | null;
  input: JsonColumn;
  result: JsonOrNull;
  problem: JsonOrNull;
  asked_by: string;
  created_at: number;
  started_at: number | null;
  beat_at: number | null;
  ended_at: number | null;
  cancel_asked_at: number | null;
  /** How often its parts were asked before. */
  round: Generated<number>;
  so_far: JsonOrNull;
}

interface JobPartRow {
  tenant: string;
  job: string;
  n: number;
  after: string | null;
  through: string | null;
  done: Generated<number>;
  engine: string | null;
  body: JsonOrNull;
  partners: Uint8Array | null;
}

export interface ImportTableRow {
  tenant: string;
  id: string;
  kind: 'partners' | 'records';
  source: string;
  format: 'csv' | 'ndjson';
  mapping: JsonColumn;
  program_hash: string | null;
  state: 'open' | 'receiving' | 'ready' | 'applying' | 'applied';
  upload: string | null;
  rows: Generated<number>;
  valid: Generated<number>;
  wrong: Generated<number>;
  problems: JsonColumn;
  result: JsonOrNull;
  job: string | null;
  done: Generated<number>;
  asked_by: string;
  created_at: number;
}

interface ImportedRow {
  tenant: string;
  import: string;
  n: number;
  line: number;
  name: string | null;
  partner: string;
  body: JsonColumn;
}

interface IdempotencyRow {
  tenant: string;
  key: string;
  request_hash: string;
  status: number | null;
  body: string | null;
  created_at: number;
  expires_at: number;
}

interface AuditRow {
  tenant: string;
  n: number;
  at: number;
  actor: string;
  command: string;
  subject: string;
  revision: number | null;
  detail: string;
  trace: string | null;
  previous: string;
  hash: string;
}

interface AuditHeadRow {
  tenant: string;
  n: number;
  hash: string;
}

/** What tells, works and proves for all of them. */
export interface PlatformTables {
  outbox: OutboxRow;
  job: JobRow;
  job_part: JobPartRow;
  import: ImportTableRow;
  import_row: ImportedRow;
  idempotency: IdempotencyRow;
  audit: AuditRow;
  audit_head: AuditHeadRow;
}
