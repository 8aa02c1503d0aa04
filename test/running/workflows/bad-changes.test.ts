import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { BAD_CHANGES, type BadChange } from '../../histories/bad-changes.ts';
import { keptHistories, recordingBundle, strictReplay } from '../../histories/strict-replay.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
mkdirSync(join(root, '.tierwright'), { recursive: true });
// Below the repository, where the bundler finds the SDK.
const scratch = mkdtempSync(join(root, '.tierwright', 'bad-changes-'));

/** The workflows with one change, in a folder of their own. */
function changedCopy({ name, file, from, to }: BadChange): string {
  const folder = join(scratch, name.replaceAll(/\W+/g, '-'));
  cpSync(join(root, 'workflows/src'), folder, { recursive: true });
  const text = readFileSync(join(folder, file), 'utf8');
  if (text.split(from).length !== 2) throw new Error(`${file} does not hold once: ${from}`);
  writeFileSync(
    join(folder, file),
    text.replace(from, () => to),
  );
  return join(folder, 'workflows.ts');
}

describe('bad changes of the workflows', () => {
  const histories = keptHistories();
  afterAll(() => rmSync(scratch, { recursive: true, force: true }));

  it.each(BAD_CHANGES)('is caught: $name', async (change) => {
    const differences = await strictReplay(await recordingBundle(changedCopy(change)), histories);
    // Where Temporal's own replay would let it pass, only the strict one is to be thanked.
    const found = [...differences.values()].map(({ by }) => by);
    if (change.caughtBy === 'strict replay') expect([...new Set(found)]).toEqual(['strict']);
    else expect(found).toContain('replay');
  });
});
