import { type CompiledProgram, checkDays } from '@tierwright/engine';
import type { PartnerData, PreparedPartner } from '@tierwright/facts';
import type { Problem } from '@tierwright/program';
import { type FactKey, factKeys } from './fact-keys.ts';
import { readingKey } from './reading-key.ts';
import type { SnapshotQuestion } from './snapshot.ts';

/** Facts that one version computes for all that define them alike. */
export interface FactShare {
  readonly compiled: CompiledProgram;
  /** Which of the readings its partners come from. */
  readonly reading: number;
  readonly ids: ReadonlySet<string>;
}

/** A partner as each distinct reading has it, or why it cannot be decided. */
export type ReadPartner = { readonly prepared: readonly (PreparedPartner | undefined)[] } | { readonly problems: readonly Problem[] };

const NONE: ReadonlySet<number> = new Set();

/** Reads partners for several versions at once: what versions check and define alike is done once. */
export class VersionReaders {
  readonly versions: readonly CompiledProgram[];
  /** Keys of the distinct readings, in the order of the versions. */
  readonly readings: readonly string[];
  readonly keys: readonly FactKey[];
  readonly #readers: readonly CompiledProgram[];

  constructor(versions: readonly CompiledProgram[]) {
    this.versions = versions;
    this.readings = [...new Set(versions.map(readingKey))];
    this.#readers = this.readings.map((key) => versions.find((compiled) => readingKey(compiled) === key) as CompiledProgram);
    this.keys = [...new Set(versions.flatMap((compiled) => [...factKeys(compiled).values()]))];
  }

  /** Who computes which of the facts, each of them once. */
  shares(wanted: ReadonlySet<FactKey>): FactShare[] {
    const left = new Set(wanted);
    return this.versions.flatMap((compiled): FactShare[] => {
      const ids = [...factKeys(compiled)].flatMap(([id, key]) => (left.delete(key) ? [id] : []));
      return ids.length === 0 ? [] : [{ compiled, reading: this.readings.indexOf(readingKey(compiled)), ids: new Set(ids) }];
    });
  }

  /** `spared`: places of readings that are known to take the partner, and that nobody needs. */
  read(data: PartnerData, { asOf, from, parametersAsOf, asKnownOn }: SnapshotQuestion, spared: ReadonlySet<number> = NONE): ReadPartner {
    const wrong = checkDays({ asOf, from, parametersAsOf, asKnownOn }, data.previous);
    if (wrong.length > 0) return { problems: wrong };
    const prepared: (PreparedPartner | undefined)[] = [];
    const problems: Problem[] = [];
    for (const [place, { facts }] of this.#readers.entries()) {
      if (spared.has(place)) {
        prepared.push(undefined);
        continue;
      }
      const outcome = facts.prepare(data, { extra: 'ignore' });
      if (outcome.ok) prepared.push(outcome.value);
      else problems.push(...outcome.problems);
    }
    return problems.length > 0 ? { problems: distinct(problems) } : { prepared };
  }

  /** The partner as a version has it; nothing where that was spared. */
  of(prepared: readonly (PreparedPartner | undefined)[], compiled: CompiledProgram): PreparedPartner | undefined {
    return prepared[this.readings.indexOf(readingKey(compiled))];
  }
}

/** Two versions find the same fault in the same words. */
export const distinct = (problems: readonly Problem[]): Problem[] => [
  ...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values(),
];
