import { type Kysely, sql } from 'kysely';

/**
 * What the service may do with each table, as the role `tierwright_app`. What is appended to has neither update nor delete:
 * a correction is a new row. What is deleted is named for it: grants, sessions, keys of what changed, what was sent.
 */
const GRANTS: Readonly<Record<string, string>> = {
  tenant: 'select, insert',
  account: 'select, insert, update',
  role_grant: 'select, insert, delete',
  group_grant: 'select, insert, delete',
  account_manager: 'select, insert, delete',
  api_key: 'select, insert, update',
  login: 'select, insert, delete',
  program: 'select, insert, update',
  program_version: 'select, insert',
  program_draft: 'select, insert, update',
  draft_author: 'select, insert',
  program_review: 'select, insert, update',
  program_approval: 'select, insert',
  review_comment: 'select, insert, update',
  program_release: 'select, insert, update',
  release_hindrance: 'select, insert, update, delete',
  partner: 'select, insert, update',
  record: 'select, insert',
  source_load: 'select, insert',
  opposing_record: 'select, insert, delete',
  customer_key: 'select, insert, delete',
  item: 'select, insert, update',
  item_step: 'select, insert',
  deal_place: 'select, insert, update',
  task: 'select, insert, update',
  effect: 'select, insert, update',
  notice: 'select, insert, update',
  fund_ledger: 'select, insert',
  rate: 'select, insert',
  benefit_grant: 'select, insert',
  fact_set: 'select, insert',
  decision: 'select, insert',
  outbox: 'select, insert, update, delete',
  job: 'select, insert, update',
  job_part: 'select, insert, update, delete',
  import: 'select, insert, update',
  import_row: 'select, insert, delete',
  idempotency: 'select, insert, update, delete',
  audit: 'select, insert',
  audit_head: 'select, insert, update',
};

/** Row-level security, also for the owner: only rows of the tenant that the transaction names, and no row where it names none. */
const wall = (table: string, grants: string) => `
alter table public.${table} enable row level security;
alter table public.${table} force row level security;
create policy tenant on public.${table}
  using (tenant = nullif(current_setting('app.tenant', true), '')::uuid)
  with check (tenant = nullif(current_setting('app.tenant', true), '')::uuid);
revoke all on public.${table} from public;
grant ${grants} on public.${table} to tierwright_app;
`;

/** Roles belong to the server, not to the database, so another database may have made them; or may just be making them. */
const role = (name: string) => `
do $$ begin
  create role ${name} nologin nosuperuser nocreatedb nocreaterole nobypassrls noinherit;
exception when duplicate_object or unique_violation then null;
end $$;
`;

/** Columns that the walker sees, of any tenant. */
const WALKED: Readonly<Record<string, string>> = {
  tenant: 'tenant, slug, hosts',
  outbox: 'tenant, state, next_at',
  item: 'tenant, due_at',
  effect: 'tenant, state, created_at',
  job: 'tenant, state',
};

const walked = ([table, columns]: readonly [string, string]) => `
create policy walk on public.${table} for select to tierwright_walker using (true);
grant select (${columns}) on public.${table} to tierwright_walker;
`;

/** Questions over all tenants: run as the walker, they answer ids of tenants, nothing else. */
const WALKS: Readonly<Record<string, string>> = {
  'walk_all()': 'select tenant from public.tenant',
  'walk_outbox(before bigint)': `select distinct tenant from public.outbox where state = 'waiting' and next_at <= before`,
  'walk_due(before bigint)': `select tenant from public.item where due_at <= before union select tenant from public.effect where state = 'pending' and created_at <= before`,
  'walk_jobs()': `select distinct tenant from public.job where state in ('queued', 'running')`,
  'walk_host(host text)': 'select tenant from public.tenant where walk_host.host = any (hosts)',
  'walk_slug(slug text)': 'select tenant from public.tenant where tenant.slug = walk_slug.slug',
};

const walk = ([signature, query]: readonly [string, string]) => `
create function public.${signature} returns setof uuid language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$ ${query} $$;
revoke all on function public.${signature} from public;
grant execute on function public.${signature} to tierwright_app;
alter function public.${signature} owner to tierwright_walker;
`;

const WALLS = `
${role('tierwright_app')}
${role('tierwright_walker')}
revoke create on schema public from public;
grant usage on schema public to tierwright_app, tierwright_walker;
${Object.entries(GRANTS)
  .map(([table, grants]) => wall(table, grants))
  .join('')}
${Object.entries(WALKED).map(walked).join('')}
-- A function is given away by somebody who belongs to the new owner, which may create in its schema: both only for now.
grant tierwright_walker to current_user;
grant create on schema public to tierwright_walker;
${Object.entries(WALKS).map(walk).join('')}
revoke create on schema public from tierwright_walker;
revoke tierwright_walker from current_user;
`;

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(WALLS).execute(db);
}
