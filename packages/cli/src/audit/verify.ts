import { type AuditAnchor, type Store, verifyAudit } from '@tierwright/store';
import { EXIT, type ExitCode } from '../failures/codes.ts';
import { Failure } from '../failures/failure.ts';
import type { AuditOutput } from '../output/audit.ts';
import { withStore } from '../service/open-database.ts';
import type { Session } from '../terminal/session.ts';
import { count } from '../terminal/words.ts';

export interface VerifyOptions {
  tenant?: string;
  anchor?: string;
}

const ANCHOR = /^(\d{1,15}):([0-9a-f]{64})$/;

function anchorOf({ anchor, tenant }: VerifyOptions): AuditAnchor | undefined {
  if (anchor === undefined) return undefined;
  const [, n, hash = ''] = ANCHOR.exec(anchor) ?? [];
  if (n === undefined) throw new Failure('TW106', `--anchor: "${anchor}" is not ROWS:HASH, as an earlier verification printed it.`);
  if (tenant === undefined) throw new Failure('TW104', '--anchor is of one vendor: add --tenant.');
  return { n: Number(n), hash };
}

async function tenantsOf(store: Store, slug: string | undefined): Promise<readonly string[]> {
  if (slug === undefined) return store.walk({ of: 'all' });
  const found = await store.walk({ of: 'slug', slug });
  if (found.length === 0) throw new Failure('TW607', `There is no vendor ${slug}.`);
  return found;
}

async function chainOf(store: Store, tenant: string, anchor: AuditAnchor | undefined): Promise<AuditOutput['chains'][number]> {
  const verdict = await store.read(tenant, (tx) => verifyAudit(tx, anchor));
  return verdict.ok
    ? { tenant, rows: verdict.n, hash: verdict.hash, broken: null }
    : { tenant, rows: verdict.n - 1, hash: null, broken: { row: verdict.n, why: verdict.why } };
}

/** `tierwright audit verify` */
export async function verify(options: VerifyOptions, session: Session): Promise<ExitCode> {
  const anchor = anchorOf(options);
  const chains = await withStore(session, async (store) => {
    const found: AuditOutput['chains'] = [];
    for (const tenant of await tenantsOf(store, options.tenant)) found.push(await chainOf(store, tenant, anchor));
    return found;
  });
  const ok = chains.every(({ broken }) => broken === null);
  if (session.json) session.printJson({ ok, chains } satisfies AuditOutput);
  else {
    const { green, red, dim } = session.style;
    for (const { tenant, rows, hash, broken } of chains) {
      if (broken) session.print(`${red('broken')}  ${tenant}  row ${broken.row}: ${broken.why}; ${count(rows, 'row')} before it are whole`);
      else session.print(`${green('whole')}  ${tenant}  ${count(rows, 'row')}  ${dim(`${rows}:${hash}`)}`);
    }
    if (chains.length === 0) session.print('There is no vendor yet.');
  }
  return ok ? EXIT.fine : EXIT.no;
}
