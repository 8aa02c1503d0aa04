/** Running items, and what comes of them. */
export const ITEMS = `
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
-- What one unit of a currency is in another from a day on: a decimal as it was told. Of a day the last word counts.
create table rate (
  tenant uuid not null references tenant,
  seq bigint not null generated always as identity,
  source text not null,
  rate_on text not null,
  currency text not null,
  into_currency text not null,
  rate text not null,
  recorded_at bigint not null,
  primary key (tenant, seq)
);
create index rate_of_day on rate (tenant, into_currency, currency, rate_on, seq);
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
`;
