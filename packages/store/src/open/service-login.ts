import { type Kysely, sql } from 'kysely';
import { APP_ROLE } from '../database/run-transaction.ts';
import { StoreRefused } from '../database/store-error.ts';
import type { Tables } from '../database/tables.ts';

interface Login {
  readonly login: string;
  readonly is_superuser: boolean;
  readonly bypasses: boolean;
  readonly owns: boolean;
  readonly acts: boolean;
  readonly role_is_strong: boolean;
}

/**
 * Nothing where the login of the service can do no more than `tierwright_app`, which row-level security and the grants hold;
 * else why not. What a login may become by SET ROLE counts as what it is.
 */
async function wrongLogin(db: Kysely<Tables>): Promise<StoreRefused | undefined> {
  const { rows } = await sql<Login>`select session_user::text as login,
    bool_or(rolsuper and pg_has_role(session_user, oid, 'member')) as is_superuser,
    bool_or(rolbypassrls and pg_has_role(session_user, oid, 'member')) as bypasses,
    exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind in ('r', 'p') and pg_has_role(session_user, c.relowner, 'member')) as owns,
    bool_or(rolname = ${APP_ROLE} and pg_has_role(session_user, oid, 'member')) as acts,
    bool_or(rolname = ${APP_ROLE} and (rolsuper or rolbypassrls or rolcanlogin)) as role_is_strong
    from pg_roles`.execute(db);
  const [found] = rows;
  if (!found) throw new Error('a server without roles');
  const { login } = found;
  const tooMuch = [
    found.is_superuser ? 'is a superuser' : [],
    found.bypasses && !found.is_superuser ? 'bypasses row-level security' : [],
    found.owns && !found.is_superuser ? 'owns the tables' : [],
  ].flat();
  if (tooMuch.length > 0) {
    const why = `The login ${login} ${tooMuch.join(' and ')}, so nothing would keep tenants apart`;
    return new StoreRefused('STO122', `${why}: give the service a login of its own and name it to the migration.`);
  }
  if (!found.acts) return new StoreRefused('STO123', `The login ${login} may not act as ${APP_ROLE}: name it to the migration.`);
  return found.role_is_strong ? new StoreRefused('STO122', `The role ${APP_ROLE} was given more than the migration gave it.`) : undefined;
}

export async function refuseStrongLogin(db: Kysely<Tables>): Promise<void> {
  const refused = await wrongLogin(db);
  if (refused) throw refused;
}

/** As a sentence, for `ready`. */
export const loginProblem = async (db: Kysely<Tables>): Promise<string | undefined> => (await wrongLogin(db))?.message;
