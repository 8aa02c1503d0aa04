import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder for what tests begin with, and what removes it. */
export interface KeptFolder {
  readonly folder: string;
  readonly forget: () => void;
}

/** The one of `npm test`, so that the tiers make what they share once and it is removed with the last; else one of this run alone. */
export function keptFolder(name: string): KeptFolder {
  const ofAllTiers = process.env.TIERWRIGHT_TEST_FOLDER;
  if (ofAllTiers !== undefined) {
    const folder = join(ofAllTiers, name);
    mkdirSync(folder, { recursive: true });
    return { folder, forget: () => undefined };
  }
  const folder = mkdtempSync(join(tmpdir(), `tierwright-${name}-`));
  const forget = () => rmSync(folder, { recursive: true, force: true });
  // Vitest may be ended before it takes away what was set up.
  process.once('exit', forget);
  return { folder, forget };
}
