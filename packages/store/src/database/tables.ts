import type { Json } from '@tierwright/program';
import type { ColumnType, Generated } from 'kysely';

/** JSON, kept as it was written: text in, value out. */
type JsonColumn = ColumnType<Json, string, string>;
type JsonOrNull = ColumnType<Json | null, string | null, string | null>;
/** Given by the database, never set. */
type Given<T> = ColumnType<T, never, never>;

interface TenantRow {
  tenant: string;
  slug: string;
  title: string;
  hosts: Generated<string[]>;
  created_at: number;
}

export interface AccountRow {
  tenant: string;
  id: string;
  login: string;
  name: string;
  email: string;
  email_verified_at: number | null;
  human: Given<string>;
  partner: string | null;
  password: string | null;
  password_expires_at: number | null;
  created_at: number;
  disabled_at: number | null;
  revision: Generated<number>;
}

export interface RoleGrantRow {
  tenant: string;
  account: string;
  role: 'partnerUser' | 'partnerAdmin' | 'channelManager' | 'programDesigner' | 'approver' | 'decider' | 'administrator' | 'auditor';
  granted_by: string;
  granted_at: number;
}

interface GroupGrantRow {
  tenant: string;
  account: string;
  group: string;
  granted_by: string;
  granted_at: number;
}

interface AccountManagerRow {
  tenant: string;
  partner: string;
  account: string;
}

export interface ApiKeyRow {
  tenant: string;
  id: string;
  account: string;
  name: string;
  secret_hash: string;
  roles: string[];
  created_at: number;
  expires_at: number;
  revoked_at: number | null;
}

interface LoginRow {
  tenant: string;
  secret_hash: string;
  account: string;
  created_at: number;
  expires_at: number;
}

export interface ProgramRow {
  tenant: string;
  id: string;
  title: string;
  active_hash: string | null;
  active_since: number | null;
  created_at: number;
}

interface ProgramVersionRow {
  tenant: string;
  hash: string;
  program: string;
  version: string;
  document: string;
  created_at: number;
}

export interface ProgramDraftRow {
  tenant: string;
  id: string;
  program: string | null;
  title: string;
  source: string;
  base_hash: string | null;
  state: 'open' | 'inReview' | 'published' | 'discarded';
  revision: number;
  round: Generated<number>;
  created_at: number;
  changed_at: number;
}

interface DraftAuthorRow {
  tenant: string;
  draft: string;
  account: string;
  human: string;
}

export interface ProgramReviewRow {
  tenant: string;
  id: string;
  draft: string;
  program: string;
  hash: string;
  round: number;
  state: 'open' | 'approved' | 'changesAsked' | 'withdrawn';
  needed: number;
  note: Generated<string>;
  asked_by: string;
  asked_at: number;
  checked_by: string;
}

interface ProgramApprovalRow {
  tenant: string;
  review: string;
  hash: string;
  round: number;
  account: string;
  human: string;
  outcome: 'approve' | 'askChanges';
  note: Generated<string>;
  decided_at: number;
}

export interface ReviewCommentRow {
  tenant: string;
  id: string;
  review: string;
  pointer: string;
  text: string;
  account: string;
  created_at: number;
  resolved_at: number | null;
}

export interface ProgramReleaseRow {
  tenant: string;
  id: string;
  program: string;
  hash: string;
  review: string | null;
  kind: 'publish' | 'rollback';
  state: 'scheduled' | 'active' | 'superseded' | 'cancelled' | 'suspended';
  effective_at: number;
  asked_by: string;
  human: string;
  asked_at: number;
  activated_at: number | null;
  before_hash: string | null;
  ended_at: number | null;
  reason: Generated<string>;
  report: JsonOrNull;
}

interface ReleaseHindranceRow {
  tenant: string;
  release: string;
  kind: string;
  item: string;
  problems: JsonColumn;
  at: number;
}

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

export interface ItemRow {
  tenant: string;
  kind: 'deal' | 'onboarding' | 'member' | 'fund' | 'lead';
  id: string;
  partner: string | null;
  state: string;
  is_over: boolean;
  revision: number;
  program: string;
  program_hash: string;
  at: number;
  since: number;
  due_at: number | null;
  holders: string[];
  distributor: string | null;
  body: JsonColumn;
  created_at: number;
}

export interface ItemStepRow {
  tenant: string;
  kind: string;
  item: string;
  revision: number;
  at: number;
  recorded_at: number;
  program_hash: string;
  actor: string;
  message: JsonOrNull;
  moves: JsonColumn;
  events: JsonColumn;
  decision: string | null;
}

interface DealPlaceRow {
  tenant: string;
  seq: Given<number>;
  deal: string;
  product: string;
  place: number;
  taken_at: number;
  ended_at: number | null;
}

export interface TaskRow {
  tenant: string;
  kind: string;
  item: string;
  id: string;
  title: string;
  owners: string[];
  about: string;
  partner: string | null;
  due_at: number | null;
  state: 'open' | 'closed';
  opened_at: number;
  reminded_at: number | null;
  closed_at: number | null;
  outcome: string | null;
}

export interface EffectRow {
  tenant: string;
  id: string;
  kind: string;
  item: string;
  what: string;
  body: JsonColumn;
  state: 'pending' | 'done' | 'failed';
  attempts: Generated<number>;
  problem: string | null;
  created_at: number;
  settled_at: number | null;
}

export interface NoticeRow {
  tenant: string;
  effect: string;
  person: string;
  kind: string;
  item: string;
  notice: string;
  event: string;
  partner: string | null;
  channels: string[];
  subject: string;
  body: string;
  send: 'now' | 'digest';
  state: 'held' | 'waiting' | 'ready' | 'sent' | 'dropped';
  holds: string[];
  digest_at: number | null;
  sent_on: string | null;
  at: number;
  settled_at: number | null;
}

export interface FundLedgerRow {
  tenant: string;
  seq: Given<number>;
  effect: string;
  fund: string;
  partner: string | null;
  entry: 'accrued' | 'reserved' | 'released' | 'paid' | 'forfeited';
  minor: number;
  currency: string;
  period: string;
  lot: string | null;
  request: string | null;
  expires: string | null;
  at: number;
}

export interface BenefitGrantRow {
  tenant: string;
  effect: string;
  partner: string;
  track: string;
  group: string | null;
  tier: string | null;
  from_on: string;
  benefits: string[];
  program_hash: string;
  at: number;
}

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

/** Every table, as the migrations leave it. */
export interface Tables {
  tenant: TenantRow;
  account: AccountRow;
  role_grant: RoleGrantRow;
  group_grant: GroupGrantRow;
  account_manager: AccountManagerRow;
  api_key: ApiKeyRow;
  login: LoginRow;
  program: ProgramRow;
  program_version: ProgramVersionRow;
  program_draft: ProgramDraftRow;
  draft_author: DraftAuthorRow;
  program_review: ProgramReviewRow;
  program_approval: ProgramApprovalRow;
  review_comment: ReviewCommentRow;
  program_release: ProgramReleaseRow;
  release_hindrance: ReleaseHindranceRow;
  partner: PartnerRow;
  record: RecordRow;
  source_load: SourceLoadRow;
  opposing_record: OpposingRecordRow;
  customer_key: CustomerKeyRow;
  item: ItemRow;
  item_step: ItemStepRow;
  deal_place: DealPlaceRow;
  task: TaskRow;
  effect: EffectRow;
  notice: NoticeRow;
  fund_ledger: FundLedgerRow;
  benefit_grant: BenefitGrantRow;
  fact_set: FactSetRow;
  decision: DecisionRow;
  outbox: OutboxRow;
  job: JobRow;
  import: ImportTableRow;
  import_row: ImportedRow;
  idempotency: IdempotencyRow;
  audit: AuditRow;
  audit_head: AuditHeadRow;
}
