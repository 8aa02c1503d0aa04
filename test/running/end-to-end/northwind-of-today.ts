import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../start-process.ts';

interface Document {
  readonly version: string;
  readonly effective: { readonly from: string; readonly to: string | null };
}

const FOLDER = 'rules/northwind';

/** The version of Northwind that holds today. */
export function northwindOfToday(): { readonly file: string; readonly version: string } {
  const today = new Date().toISOString().slice(0, 10);
  for (const name of readdirSync(join(root, FOLDER)).filter((one) => one.endsWith('.program.json'))) {
    const file = join(FOLDER, name);
    const { version, effective } = JSON.parse(readFileSync(join(root, file), 'utf8')) as Document;
    if (effective.from <= today && (effective.to === null || today < effective.to)) return { file, version };
  }
  throw new Error(`No version of Northwind holds on ${today}.`);
}
