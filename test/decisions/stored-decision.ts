import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Json, parseProgram } from '@tierwright/program';

/** A decision as a release kept it: what it was made of, and what came of it. */
export interface CommittedDecision {
  readonly subject: { readonly kind: string; readonly id: string };
  /** Of the document. */
  readonly program: string;
  readonly engineVersion: string;
  readonly zoneData: string;
  readonly asOf: string;
  readonly decidedAt: number;
  readonly factsHash: string;
  readonly facts: Json;
  readonly outcome: Json;
  readonly outcomeHash: string;
  readonly traceHash: string;
}

export interface KeptFile {
  /** `<program>/<release>-<case>`. */
  readonly name: string;
  readonly decision: CommittedDecision;
}

const folder = fileURLToPath(new URL('.', import.meta.url));
const rules = fileURLToPath(new URL('../../rules/', import.meta.url));

export const fileOf = (name: string): string => join(folder, `${name}.json`);

/** Every decision that was committed, by name. */
export function keptDecisions(): readonly KeptFile[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.json'));
  return files.sort().map((file) => {
    const name = file.replace(/\.json$/, '');
    return { name, decision: JSON.parse(readFileSync(fileOf(name), 'utf8')) as CommittedDecision };
  });
}

export interface Document {
  readonly program: string;
  readonly version: string;
  readonly title: string;
  readonly text: string;
}

/** The published documents of `rules/`, by hash. */
export function publishedDocuments(): ReadonlyMap<string, Document> {
  const found = new Map<string, Document>();
  for (const file of readdirSync(rules, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.program.json'))) {
    const text = readFileSync(join(rules, file), 'utf8');
    const { program, hash } = parseProgram(new TextEncoder().encode(text));
    if (program && hash !== undefined) found.set(hash, { program: program.program, version: program.version, title: program.title, text });
  }
  return found;
}
