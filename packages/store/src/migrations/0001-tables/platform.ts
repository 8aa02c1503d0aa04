/** What tells, works and proves for all of them. */
export const PLATFORM = `
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
  carried_by text not null default 'runner' check (carried_by in ('runner', 'workflow')),
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
  round integer not null default 0,
  so_far json,
  primary key (tenant, id)
);
create index job_waiting on job (created_at) where state in ('queued', 'running');
-- What a job over many partners comes to, part by part, until it is merged: partners by id behind one, through another. Where
-- parts are asked in several rounds the partners themselves are kept as columns, and the job has what it has come to so far.
create table job_part (
  tenant uuid not null,
  job uuid not null,
  n integer not null,
  after text,
  through text,
  done integer not null default 0,
  engine text,
  body json,
  partners bytea,
  primary key (tenant, job, n),
  foreign key (tenant, job) references job
);
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
