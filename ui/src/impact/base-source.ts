import type { ProgramDocument } from '../editor/document/program-document.ts';
import { api } from '../service/api.ts';
import { everyPage } from '../service/every-page.ts';
import type { Baseline } from './impact-state.ts';
import type { BaseSource } from './live-impact.ts';
import { dayIn } from './today.ts';

/** The program that a draft is of: what its text says may be written anew. */
interface OfDraft {
  readonly program: string | null;
  /** Hash of the version that it was made from. */
  readonly base: string | null;
}

/** Null of a program that nobody has released a version of, or that has no version at all: then no list names it. */
async function activeOf(program: string): Promise<string | null> {
  const known = await everyPage((query) => api.listPrograms({ query }));
  return known.find(({ id }) => id === program)?.active ?? null;
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
