import type { Generated } from 'kysely';
import type { JsonColumn, JsonOrNull } from './columns.ts';

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

/** Programs, their drafts, reviews and releases. */
export interface ProgramTables {
  program: ProgramRow;
  program_version: ProgramVersionRow;
  program_draft: ProgramDraftRow;
  draft_author: DraftAuthorRow;
  program_review: ProgramReviewRow;
  program_approval: ProgramApprovalRow;
  review_comment: ReviewCommentRow;
  program_release: ProgramReleaseRow;
  release_hindrance: ReleaseHindranceRow;
}
