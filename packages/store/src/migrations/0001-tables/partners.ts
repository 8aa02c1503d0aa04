/** Partners and what is known of them. */
export const PARTNERS = `
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
`;
