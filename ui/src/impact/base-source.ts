import { ProblemError } from '@tierwright/client';
import type { ProgramDocument } from '../editor/document/program-document.ts';
import { api } from '../service/api.ts';
import type { Baseline } from './impact-state.ts';
import type { BaseSource } from './live-impact.ts';
import { dayIn } from './today.ts';

/** The program that a draft is of: what its text says may be written anew. */
interface OfDraft {
  readonly program: string | null;
  /** Hash of the version that it was made from. */
  readonly base: string | null;
}

async function activeOf(program: string): Promise<string | null> {
  try {
    return (await api.getProgram({ params: { program } })).body.active;
  } catch (error) {
    // A program that nobody has released a version of.
    if (error instanceof ProblemError && error.status === 404) return null;
    throw error;
  }
}

async function version(kind: 'live' | 'earlier', hash: string): Promise<Baseline> {
  const params = { hash };
  const [{ body }, { body: document }] = await Promise.all([api.getVersion({ params }), api.getDocument({ params })]);
  return { kind, version: body.version, hash, text: JSON.stringify(document) };
}

/** The base as the service has it, for the program that the draft is of. */
export function baseSource({ program, base }: OfDraft, document: ProgramDocument): BaseSource {
  const named = () => {
    const { program: written } = document.current.value;
    return program ?? (typeof written === 'string' && written !== '' ? written : null);
  };
  return {
    async baseline() {
      const id = named();
      const active = id === null ? null : await activeOf(id);
      if (active !== null) return version('live', active);
      return base === null ? { kind: 'none' } : version('earlier', base);
    },
    partners() {
      const id = named();
      return api.bytes('getBase', id === null ? {} : { query: { program: id } });
    },
    day: () => dayIn(document.current.value.timeZone, new Date()),
  };
}
