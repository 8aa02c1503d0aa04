import { randomUUID } from 'node:crypto';
import { createAdministrator, programShelf } from '@tierwright/commands';
import { EXIT, type ExitCode } from '../failures/codes.ts';
import { Failure } from '../failures/failure.ts';
import type { AdminOutput } from '../output/admin.ts';
import { withStore } from '../service/open-database.ts';
import type { Session } from '../terminal/session.ts';

export interface AdminOptions {
  login: string;
  name: string;
  email: string;
  tenant: string;
  title?: string;
  host?: string[];
}

/** `tierwright admin create`: for whoever has the database. */
export async function createAdmin(options: AdminOptions, session: Session): Promise<ExitCode> {
  const { login, name, email, tenant: slug, title = slug, host = [] } = options;
  const given = session.env.TIERWRIGHT_ADMIN_PASSWORD;
  const answer = await withStore(session, (store) =>
    createAdministrator(
      { store, programs: programShelf(), clock: Date.now, newId: randomUUID },
      { tenant: { slug, title, hosts: host }, login, name, email, ...(given ? { password: given } : {}) },
    ),
  );
  if (!answer.ok) {
    const { code, title: what, problems } = answer.failure;
    throw new Failure('TW606', `Not made (${code}): ${problems[0]?.message ?? what}`, { problems });
  }
  const { tenant, account, password = null } = answer.body;
  const output: AdminOutput = { ok: true, tenant, account: account.id, login, password: password === null || given ? null : password };
  if (session.json) session.printJson(output);
  else {
    session.print(`${session.style.green('made')}  administrator ${login} of ${slug}`);
    if (output.password !== null) session.print(`Password: ${output.password}  (shown once; the first sign-in replaces it)`);
  }
  return EXIT.fine;
}
