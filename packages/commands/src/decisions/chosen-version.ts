import type { LifecycleProgram } from '@tierwright/lifecycle';
import { findVersion, listPrograms, type Tx } from '@tierwright/store';
import type { Answer } from '../command/answer.ts';
import type { Service } from '../command/command.ts';
import { refuse } from '../command/refuse.ts';
import type { Reach } from '../rights/reach.ts';

export interface VersionAsked {
  readonly program?: string;
  readonly version?: string;
}

type Refused = Extract<Answer<never>, { ok: false }>;
const MOST_NAMED = 20;

/** The version that is asked: by hash, or the one in force of the program. Partners see only those in force. */
export async function chosenVersion(
  { programs }: Service,
  tx: Tx,
  { program, version }: VersionAsked,
  reach: Reach,
): Promise<{ readonly ok: true; readonly version: LifecycleProgram } | Refused> {
  if (version !== undefined) {
    const kept = await findVersion(tx, version);
    const active = kept && reach !== 'all' ? await programs.active(tx, kept.program) : undefined;
    if (!kept || (program !== undefined && kept.program !== program) || (reach !== 'all' && active?.hash !== version)) {
      return refuse('CMD102', 'There is no such version.', { pointer: '/version', value: version });
    }
    return { ok: true, version: await programs.byHash(tx, version) };
  }
  const chosen = program === undefined ? await onlyProgram(tx) : program;
  if (typeof chosen !== 'string') return chosen;
  const active = await programs.active(tx, chosen);
  if (!active) return refuse('CMD501', `No version of ${chosen} is in force.`, { pointer: '/program', value: chosen });
  return { ok: true, version: active };
}

async function onlyProgram(tx: Tx): Promise<string | Refused> {
  const inForce = (await listPrograms(tx, undefined, MOST_NAMED)).filter(({ active_hash: hash }) => hash !== null);
  const [only, other] = inForce;
  if (!only) return refuse('CMD501', 'No version of any program is in force.');
  if (other) {
    const expected = `one of ${inForce.map(({ id }) => id).join(', ')}`;
    return refuse('CMD502', 'Which program is meant?', { pointer: '/program', expected });
  }
  return only.id;
}
