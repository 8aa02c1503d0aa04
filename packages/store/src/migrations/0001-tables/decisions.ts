/** Decisions, and what they were made of. */
export const DECISIONS = `
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
`;
