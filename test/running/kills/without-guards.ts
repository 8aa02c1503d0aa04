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
      file: `${store}/migrations/0001-tables/items.ts`,
      from: 'primary key (tenant, kind, item, revision),',
      to: 'seq bigint not null generated always as identity,\n  primary key (tenant, kind, item, revision, seq),',
    },
    {
      file: `${store}/items/effect-rows.ts`,
      from: '    )\n    .execute();\n}\n\n/** One effect;',
      to: '    )\n    .onConflict((conflict) => conflict.doNothing())\n    .execute();\n}\n\n/** One effect;',
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
