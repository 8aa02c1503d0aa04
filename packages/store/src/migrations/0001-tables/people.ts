/** Vendors, and who signs in. */
export const PEOPLE = `
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
`;
