/** Programs, their drafts, reviews and releases. */
export const PROGRAMS = `
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
`;
