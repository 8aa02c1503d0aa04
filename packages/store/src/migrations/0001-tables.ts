import { type Kysely, sql } from 'kysely';

/**
 * The first tables. `tenant` (the vendor) leads every key, since foreign-key checks ignore row-level security. Instants are
 * milliseconds since 1970 (`*_at`), days are `YYYY-MM-DD` text (`*_on`), money is integer minor units. `json`, not `jsonb`:
 * what was written is what is read, byte for byte.
 */
const TABLES = `
create table tenant (
  tenant uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  title text not null,
  hosts text[] not null default '{}',
  created_at bigint not null
);

-- People. With customers these are the only rows with personal data; everything else refers by id.
create table account (
  tenant uuid not null references tenant,
  id uuid not null,
  login text not null check (login = lower(login)),
  name text not null,
  email text not null check (email = lower(email)),
  email_verified_at bigint,
  -- Accounts with the same verified address are one human: what four eyes counts.
  human text not null generated always as (case when email_verified_at is null then 'account:' || id::text else 'email:' || email end) stored,
  partner text,
  password text,
  -- A password that somebody was given: void from then on, and to be replaced when it is first used.
  password_expires_at bigint,
  created_at bigint not null,
  disabled_at bigint,
  revision integer not null default 1,
  primary key (tenant, id),
  unique (tenant, login)
);
create table role_grant (
  tenant uuid not null,
  account uuid not null,
  role text not null check (role in ('partnerUser', 'partnerAdmin', 'channelManager', 'programDesigner', 'approver', 'decider', 'administrator', 'auditor')),
  granted_by text not null,
  granted_at bigint not null,
  primary key (tenant, account, role),
  foreign key (tenant, account) references account
);
-- Groups are the roles that programs name: dealDesk, finance, channelManager …
create table group_grant (
  tenant uuid not null,
  account uuid not null,
  "group" text not null,
  granted_by text not null,
  granted_at bigint not null,
  primary key (tenant, account, "group"),
  foreign key (tenant, account) references account
);
create table account_manager (
  tenant uuid not null,
  partner text not null,
  account uuid not null,
  primary key (tenant, partner, account),
  foreign key (tenant, account) references account
);
create table api_key (
  tenant uuid not null,
  id uuid not null,
  account uuid not null,
  name text not null,
  secret_hash text not null,
  roles text[] not null,
  created_at bigint not null,
  expires_at bigint not null,
  revoked_at bigint,
  primary key (tenant, id),
  unique (tenant, secret_hash),
  foreign key (tenant, account) references account
);
create table login (
  tenant uuid not null,
  secret_hash text not null,
  account uuid not null,
  created_at bigint not null,
  expires_at bigint not null,
  primary key (tenant, secret_hash),
  foreign key (tenant, account) references account
);

-- Programs. A version is its canonical document, never changed; what is said of it stands beside it.
create table program (
  tenant uuid not null references tenant,
  id text not null,
  title text not null,
  active_hash text,
  active_since bigint,
  created_at bigint not null,
  primary key (tenant, id)
);
create table program_version (
  tenant uuid not null,
  hash text not null,
  program text not null,
  version text not null,
  document text not null,
  created_at bigint not null,
  primary key (tenant, hash),
  foreign key (tenant, program) references program
);
alter table program add foreign key (tenant, active_hash) references program_version (tenant, hash);
create table program_draft (
  tenant uuid not null references tenant,
  id uuid not null,
  program text,
  title text not null,
  source text not null,
  base_hash text,
  state text not null check (state in ('open', 'inReview', 'published', 'discarded')),
  revision integer not null,
  round integer not null default 0,
  created_at bigint not null,
  changed_at bigint not null,
  primary key (tenant, id)
);
create table draft_author (
  tenant uuid not null,
  draft uuid not null,
  account uuid not null,
  human text not null,
  primary key (tenant, draft, account),
  foreign key (tenant, draft) references program_draft,
  foreign key (tenant, account) references account
);
create table program_review (
  tenant uuid not null,
  id uuid not null,
  draft uuid not null,
  program text not null,
  hash text not null,
  round integer not null,
  state text not null check (state in ('open', 'approved', 'changesAsked', 'withdrawn')),
  needed integer not null check (needed >= 1),
  note text not null default '',
  asked_by uuid not null,
  asked_at bigint not null,
  -- Language and engine that checked it: approvers relied on these.
  checked_by text not null,
  primary key (tenant, id),
  unique (tenant, draft, round),
  foreign key (tenant, draft) references program_draft,
  foreign key (tenant, hash) references program_version (tenant, hash)
);
create unique index program_review_open on program_review (tenant, draft) where state = 'open';
create table program_approval (
  tenant uuid not null,
  review uuid not null,
  hash text not null,
  round integer not null,
  account uuid not null,
  human text not null,
  outcome text not null check (outcome in ('approve', 'askChanges')),
  note text not null default '',
  decided_at bigint not null,
  primary key (tenant, review, human),
  foreign key (tenant, review) references program_review,
  foreign key (tenant, account) references account
);
create table review_comment (
  tenant uuid not null,
  id uuid not null,
  review uuid not null,
  pointer text not null,
  text text not null,
  account uuid not null,
  created_at bigint not null,
  resolved_at bigint,
  primary key (tenant, id),
  foreign key (tenant, review) references program_review
);
create table program_release (
  tenant uuid not null,
  id uuid not null,
  program text not null,
  hash text not null,
  review uuid,
  kind text not null check (kind in ('publish', 'rollback')),
  state text not null check (state in ('scheduled', 'active', 'superseded', 'cancelled', 'suspended')),
  effective_at bigint not null,
  -- An account, or the system's name.
  asked_by text not null,
  human text not null,
  asked_at bigint not null,
  activated_at bigint,
  -- Which version it took over from, and when another took over.
  before_hash text,
  ended_at bigint,
  reason text not null default '',
  -- What the dry run on all partners found.
  report json,
  primary key (tenant, id),
  foreign key (tenant, program) references program,
  foreign key (tenant, hash) references program_version (tenant, hash)
);
create index program_release_due on program_release (tenant, effective_at) where state = 'scheduled';
create unique index program_release_active on program_release (tenant, program) where state = 'active';
create unique index program_release_scheduled on program_release (tenant, program) where state = 'scheduled';
-- What could not go on under a release, and why.
create table release_hindrance (
  tenant uuid not null,
  release uuid not null,
  kind text not null,
  item text not null,
  problems json not null,
  at bigint not null,
  primary key (tenant, release, kind, item),
  foreign key (tenant, release) references program_release
);

-- Partners and what is known of them.
create table partner (
  tenant uuid not null references tenant,
  id text not null,
  title text not null,
  parent text,
  attributes json not null,
  facts json not null,
  previous json,
  revision integer not null,
  created_at bigint not null,
  changed_at bigint not null,
  primary key (tenant, id)
);
create index partner_family on partner (tenant, parent) where parent is not null;
-- Append-only. A correction is a new row that names the old one; a row that removes has no body.
create table record (
  tenant uuid not null,
  seq bigint not null generated always as identity,
  partner text not null,
  kind text not null,
  id text,
  recorded_at bigint not null,
  source text not null,
  source_ref text,
  replaces bigint,
  body json,
  primary key (tenant, seq),
  foreign key (tenant, partner) references partner,
  foreign key (tenant, replaces) references record
);
create index record_of_partner on record (tenant, partner, kind, seq);
create unique index record_replaced on record (tenant, replaces) where replaces is not null;
-- A source's name of a record is used once, and again only by what corrects it.
create unique index record_of_source on record (tenant, source, source_ref, replaces) nulls not distinct where source_ref is not null;
-- How far a source has loaded a kind of record: the last row of each counts.
create table source_load (
  tenant uuid not null references tenant,
  seq bigint not null generated always as identity,
  kind text not null,
  source text not null,
  through_on text,
  recorded_at bigint not null,
  primary key (tenant, seq)
);
-- What may stand in a deal's way, as the source that told of it has it now.
create table opposing_record (
  tenant uuid not null references tenant,
  kind text not null check (kind in ('directOpportunities', 'contracts', 'namedAccounts', 'tenders')),
  id text not null,
  source text not null,
  body json not null,
  recorded_at bigint not null,
  primary key (tenant, kind, id)
);
-- By what customers are told apart: of deals and of what opposes them; the country too, for likely duplicates.
create table customer_key (
  tenant uuid not null references tenant,
  subject_kind text not null,
  subject text not null,
  kind text not null,
  value text not null,
  primary key (tenant, subject_kind, subject, kind, value)
);
create index customer_key_of_value on customer_key (tenant, kind, value, subject_kind);

-- Running items: deal, onboarding, member, fund, lead. The row is the truth; the body is the lifecycle's item.
create table item (
  tenant uuid not null references tenant,
  kind text not null check (kind in ('deal', 'onboarding', 'member', 'fund', 'lead')),
  id text not null,
  partner text,
  state text not null,
  is_over boolean not null,
  revision integer not null,
  program text not null,
  program_hash text not null,
  at bigint not null,
  since bigint not null,
  due_at bigint,
  -- Roles, groups or people who hold it now.
  holders text[] not null,
  -- A two-tier deal: the distributor that it names.
  distributor text,
  body json not null,
  created_at bigint not null,
  primary key (tenant, kind, id),
  foreign key (tenant, program_hash) references program_version (tenant, hash)
);
create index item_due on item (tenant, due_at) where due_at is not null;
create index item_of_partner on item (tenant, partner, kind);
create index item_newest on item (tenant, kind, created_at, id);
create index item_open on item (tenant, kind, state) where not is_over;
create index item_of_version on item (tenant, program, program_hash, kind);
-- Each step that an item took, for ever.
create table item_step (
  tenant uuid not null,
  kind text not null,
  item text not null,
  revision integer not null,
  at bigint not null,
  recorded_at bigint not null,
  program_hash text not null,
  actor text not null,
  message json,
  moves json not null,
  events json not null,
  decision uuid,
  primary key (tenant, kind, item, revision),
  foreign key (tenant, kind, item) references item
);
create table deal_place (
  tenant uuid not null,
  seq bigint not null generated always as identity,
  deal text not null,
  product text not null,
  place integer not null,
  taken_at bigint not null,
  ended_at bigint,
  primary key (tenant, seq)
);
create unique index deal_place_held on deal_place (tenant, deal, product) where ended_at is null;
create table task (
  tenant uuid not null,
  kind text not null,
  item text not null,
  id text not null,
  title text not null,
  owners text[] not null,
  about text not null,
  partner text,
  due_at bigint,
  state text not null check (state in ('open', 'closed')),
  opened_at bigint not null,
  reminded_at bigint,
  closed_at bigint,
  outcome text,
  primary key (tenant, kind, item, id),
  foreign key (tenant, kind, item) references item
);
create index task_open on task (tenant, due_at) where state = 'open';
-- What a step asks of the world; the id is the idempotency key outside.
create table effect (
  tenant uuid not null,
  id text not null,
  kind text not null,
  item text not null,
  what text not null,
  body json not null,
  state text not null check (state in ('pending', 'done', 'failed')),
  attempts integer not null default 0,
  problem text,
  created_at bigint not null,
  settled_at bigint,
  primary key (tenant, id),
  foreign key (tenant, kind, item) references item
);
create index effect_pending on effect (tenant, kind, item) where state = 'pending';
-- What a notice of a step becomes for one person: ready to be sent, waiting for the digest, or held until a role releases it.
create table notice (
  tenant uuid not null,
  effect text not null,
  person text not null,
  kind text not null,
  item text not null,
  notice text not null,
  event text not null,
  partner text,
  channels text[] not null,
  subject text not null,
  body text not null,
  send text not null check (send in ('now', 'digest')),
  state text not null check (state in ('held', 'waiting', 'ready', 'sent', 'dropped')),
  -- Roles that have to release it first.
  holds text[] not null,
  digest_at bigint,
  -- The local day on which it was sent at once: so many a day are.
  sent_on text,
  at bigint not null,
  settled_at bigint,
  primary key (tenant, effect, person)
);
create index notice_of_item on notice (tenant, kind, item);
create index notice_open on notice (tenant, person) where state in ('held', 'waiting', 'ready');
create index notice_sent_on on notice (tenant, person, sent_on) where sent_on is not null;
create table fund_ledger (
  tenant uuid not null references tenant,
  seq bigint not null generated always as identity,
  effect text not null,
  fund text not null,
  partner text,
  entry text not null check (entry in ('accrued', 'reserved', 'released', 'paid', 'forfeited')),
  minor bigint not null check (minor >= 0),
  currency text not null,
  period text not null,
  lot text,
  request text,
  expires text,
  at bigint not null,
  primary key (tenant, seq),
  unique (tenant, effect)
);
create index fund_ledger_of_fund on fund_ledger (tenant, fund, partner);
create table benefit_grant (
  tenant uuid not null references tenant,
  effect text not null,
  partner text not null,
  track text not null,
  "group" text,
  tier text,
  from_on text not null,
  benefits text[] not null,
  program_hash text not null,
  at bigint not null,
  primary key (tenant, effect)
);
create index benefit_grant_of_partner on benefit_grant (tenant, partner);

-- Decisions can be made again: the version, the facts and the answer, each by hash.
create table fact_set (
  tenant uuid not null references tenant,
  hash text not null,
  body json not null,
  primary key (tenant, hash)
);
create table decision (
  tenant uuid not null,
  id uuid not null,
  subject_kind text not null,
  subject text not null,
  program_hash text not null,
  facts_hash text not null,
  engine_version text not null,
  zone_data text not null,
  as_of text not null,
  decided_at bigint not null,
  outcome json not null,
  trace_hash text not null,
  trace json,
  primary key (tenant, id),
  foreign key (tenant, program_hash) references program_version (tenant, hash),
  foreign key (tenant, facts_hash) references fact_set (tenant, hash)
);
create index decision_of_subject on decision (tenant, subject_kind, subject, decided_at);

-- What has to be told, in the same transaction as the change.
create table outbox (
  tenant uuid not null references tenant,
  seq bigint not null generated always as identity,
  subject text not null,
  revision integer not null,
  kind text not null,
  body json not null,
  state text not null check (state in ('waiting', 'sent')),
  attempts integer not null default 0,
  next_at bigint not null,
  problem text,
  created_at bigint not null,
  primary key (tenant, seq)
);
create index outbox_waiting on outbox (next_at) where state = 'waiting';
create table job (
  tenant uuid not null references tenant,
  id uuid not null,
  kind text not null,
  state text not null check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
  done integer not null default 0,
  total integer,
  input json not null,
  result json,
  problem json,
  asked_by text not null,
  created_at bigint not null,
  started_at bigint,
  beat_at bigint,
  ended_at bigint,
  cancel_asked_at bigint,
  primary key (tenant, id)
);
create index job_waiting on job (created_at) where state in ('queued', 'running');
-- What was sent to be imported, row by row, until it is applied: as many as done are, in the same transaction as what they became.
create table import (
  tenant uuid not null references tenant,
  id uuid not null,
  kind text not null check (kind in ('partners', 'records')),
  source text not null,
  format text not null check (format in ('csv', 'ndjson')),
  mapping json not null,
  program_hash text,
  state text not null check (state in ('open', 'receiving', 'ready', 'applying', 'applied')),
  upload uuid,
  rows integer not null default 0,
  valid integer not null default 0,
  wrong integer not null default 0,
  problems json not null,
  result json,
  job uuid,
  done integer not null default 0,
  asked_by text not null,
  created_at bigint not null,
  primary key (tenant, id)
);
create table import_row (
  tenant uuid not null,
  import uuid not null,
  n integer not null,
  line integer not null,
  name text,
  partner text not null,
  body json not null,
  primary key (tenant, import, n),
  unique (tenant, import, name),
  foreign key (tenant, import) references import
);
create index import_row_partner on import_row (tenant, import, partner);
create table idempotency (
  tenant uuid not null references tenant,
  key text not null check (length(key) between 1 and 255),
  request_hash text not null,
  status integer,
  body text,
  created_at bigint not null,
  expires_at bigint not null,
  primary key (tenant, key)
);
create index idempotency_expired on idempotency (tenant, expires_at);
-- SHA-256 chain for each tenant. Ids and hashes only.
create table audit (
  tenant uuid not null references tenant,
  n bigint not null,
  at bigint not null,
  actor text not null,
  command text not null,
  subject text not null,
  revision integer,
  detail text not null,
  trace text,
  previous text not null,
  hash text not null,
  primary key (tenant, n)
);
create table audit_head (
  tenant uuid primary key references tenant,
  n bigint not null,
  hash text not null
);
`;

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(TABLES).execute(db);
}
