import type { Program } from '../document/schema.ts';
import type { Part } from './part.ts';
import type { Recorder } from './recorder.ts';

/** The record kind that a fact counts, followed through `within`. */
export function recordOfFact(program: Program, fact: string | undefined): string | undefined {
  const seen = new Set<string>();
  let id = fact;
  while (id !== undefined && !seen.has(id)) {
    seen.add(id);
    const from = program.facts?.[id]?.from;
    if (from === undefined) return undefined;
    if ('record' in from) return from.record;
    id = from.within;
  }
  return undefined;
}

const evidenceFields = new Set(['submittedOn', 'acceptedOn', 'rejectedOn', 'expiresOn']);

/** Whether a record kind has the field that a path begins with. */
export function hasField(program: Program, kind: string, path: string): boolean {
  const [head = ''] = path.split('.');
  const record = program.records?.[kind];
  return Object.hasOwn(record?.fields ?? {}, head) || (record?.is === 'evidence' && evidenceFields.has(head));
}

/** A field, or `ref.field`: then the reference and the field behind it are both used. */
export function useField(recorder: Recorder, by: Part, kind: string | undefined, path: string, pointer: string): void {
  if (kind === undefined) return;
  const [head = '', tail] = path.split('.');
  recorder.use(by, 'field', `${kind}.${head}`, pointer);
  const field = recorder.program.records?.[kind]?.fields?.[head];
  if (tail !== undefined && field?.type === 'ref') recorder.use(by, 'field', `${field.to}.${tail}`, pointer);
}
