import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { root } from '../start-process.ts';

/** A place in the sources, and what stands there without the guard. */
interface Change {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

const store = 'packages/store/src';

/** Guards of the product, and the product without each. */
export const GUARDS: Readonly<Record<string, readonly Change[]>> = {
  /** A request that comes again is done again. */
  'idempotency keys': [
    {
      file: 'packages/commands/src/command/run-command.ts',
      from: 'const { key } = idempotency;',
      to: 'const key = idempotency.key + String(Math.random());',
    },
  ],
  /** Two work on one item, or for one customer, at once; the key of histories, which would notice, is gone too. */
  'locks of items and customers': [
    { file: `${store}/items/item-rows.ts`, from: '    .forUpdate()\n', to: '' },
    { file: `${store}/items/customer-rows.ts`, from: 'if (names.length === 0) return;', to: 'if (names.length >= 0) return;' },
    {
      file: `${store}/migrations/0001-tables.ts`,
      from: 'primary key (tenant, kind, item, revision),',
      to: 'seq bigint not null generated always as identity,\n  primary key (tenant, kind, item, revision, seq),',
    },
    {
      file: `${store}/items/effect-rows.ts`,
      from: '    )\n    .execute();\n}\n\n/** One effect;',
      to: '    )\n    .onConflict((conflict) => conflict.doNothing())\n    .execute();\n}\n\n/** One effect;',
    },
  ],
  /** Workflows are told after the commit, by a process that may be gone by then; and nobody looks for what was missed. */
  'the outbox inside the transaction': [
    {
      file: `${store}/outbox/outbox-rows.ts`,
      from: 'export async function addToOutbox(tx: Tx, { body, ...row }: NewOutbox, now: number): Promise<void> {',
      to: `export const toldLater = new WeakMap<Tx, { readonly row: NewOutbox; readonly now: number }[]>();
export async function addToOutbox(tx: Tx, row: NewOutbox, now: number): Promise<void> {
  toldLater.set(tx, [...(toldLater.get(tx) ?? []), { row, now }]);
}
export async function addOutside(tx: Tx, { body, ...row }: NewOutbox, now: number): Promise<void> {`,
    },
    {
      file: `${store}/open/opened-store.ts`,
      from: "      const done = await runTransaction(db, tenant, work, { access: 'write', ...(tell ? { tell } : {}) });\n",
      to: `      const options = { access: 'write' as const, ...(tell ? { tell } : {}) };
      let mine: Tx | undefined;
      const done = await runTransaction(db, tenant, (tx) => { mine = tx; return work(tx); }, options);
      const later = mine && toldLater.get(mine);
      if (later) setTimeout(() => {
        for (const { row, now } of later) runTransaction(db, tenant, (tx) => addOutside(tx, row, now), options).catch(() => undefined);
      }, 1500);
`,
    },
    {
      file: `${store}/open/opened-store.ts`,
      from: "import type { Store } from '../database/store.ts';\n",
      to: "import type { Store, Tx } from '../database/store.ts';\nimport { addOutside, toldLater } from '../outbox/outbox-rows.ts';\n",
    },
    {
      file: 'packages/worker/src/worker/start-worker.ts',
      from: "    await client.workflow.start('dueSweep', {",
      to: "    if (Date.now() > 0) return;\n    await client.workflow.start('dueSweep', {",
    },
  ],
};

const COPIED = [
  'packages',
  'workflows',
  'tsconfig.json',
  'tsconfig.base.json',
  'tsconfig.package.json',
  'package.json',
  'scripts',
  'rules',
];

function replace(folder: string, { file, from, to }: Change): void {
  const text = readFileSync(join(folder, file), 'utf8');
  if (text.split(from).length !== 2) throw new Error(`${file} has not once: ${from}`);
  writeFileSync(
    join(folder, file),
    text.replace(from, () => to),
  );
}

/** A copy of the repository without a guard, built; and what takes it away. */
export function copyWithout(guard: string): { readonly folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'tierwright-without-'));
  for (const name of COPIED) {
    cpSync(join(root, name), join(folder, name), {
      recursive: true,
      preserveTimestamps: true,
      filter: (file) => basename(file) !== 'node_modules',
    });
  }
  // Other people's packages are shared; ours are those of the copy.
  const modules = join(folder, 'node_modules');
  mkdirSync(join(modules, '@tierwright'), { recursive: true });
  for (const name of readdirSync(join(root, 'node_modules'))) {
    if (name !== '@tierwright') symlinkSync(join(root, 'node_modules', name), join(modules, name));
  }
  for (const name of readdirSync(join(folder, 'packages'))) symlinkSync(join(folder, 'packages', name), join(modules, '@tierwright', name));
  symlinkSync(join(folder, 'workflows'), join(modules, '@tierwright', 'workflows'));
  for (const change of GUARDS[guard] ?? []) replace(folder, change);
  try {
    execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-b'], { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
  } catch (error) {
    throw new Error(`The copy without ${guard} does not build:\n${(error as { stdout?: string }).stdout}`);
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
