import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { PartnerData } from '@tierwright/facts';
import { LifecycleProgram } from '@tierwright/lifecycle';
import { type ImpactPart, impactOfRunning, keptImpact, readItems, type Versions, WorkFacts } from '@tierwright/simulation';
import { Failure } from '../failures/failure.ts';
import { isSystemError, systemFailure } from '../failures/system-failure.ts';

/** The lines of a file of items. Throws a Failure (TW2xx). */
export async function linesOfItems(file: string): Promise<string[]> {
  try {
    const lines: string[] = [];
    for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) lines.push(line);
    return lines;
  } catch (error) {
    throw isSystemError(error) ? systemFailure(error, file, 'read') : error;
  }
}

/** Ids of partners that lines name; what is wrong with a line is said when items are read. */
export function partnersIn(lines: readonly string[]): Set<string> {
  const ids = new Set<string>();
  for (const line of lines) {
    try {
      const { id, kind, partner } = JSON.parse(line);
      if (typeof partner === 'string') ids.add(partner);
      if (kind === 'member' && typeof id === 'string') ids.add(id);
    } catch {
      // A broken line has a finding of its own.
    }
  }
  return ids;
}

/** Whether a line may tell of a lead. */
export const mayHaveLeads = (lines: readonly string[]): boolean => lines.some((line) => line.includes('"lead"'));

interface Items {
  readonly file: string;
  readonly lines: readonly string[];
  readonly partners: ReadonlyMap<string, PartnerData>;
  /** All partners of the base, where they are few; null: they are not. */
  readonly all: ReadonlyMap<string, PartnerData> | null;
  readonly day: string;
  /** Whether partners without memberships are taken to have one. */
  readonly assumed: boolean;
}

/** What runs, under the candidate, as a part of the report. Throws a Failure (TW309). */
export function itemsPart({ file, lines, partners, all, day, assumed }: Items, versions: Versions, between: () => void): ImpactPart {
  const [baseline, candidate] = [new LifecycleProgram(versions.baseline), new LifecycleProgram(versions.candidate)];
  const read = readItems(lines, { versions: [baseline, candidate], isPartner: (id) => partners.has(id) });
  if (!read.ok) throw new Failure('TW309', `${file} cannot be used: ${read.problems[0]?.message ?? ''}`, { file, problems: read.problems });
  const facts = new WorkFacts(read.value, (id) => partners.get(id) ?? all?.get(id), all && [...all.keys()]);
  const steps = keptImpact(facts.partners, facts, { candidate, versions: read.value.versions, day }, assumed ? baseline : undefined);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return impactOfRunning(step.value);
    between();
  }
}
