import { compileProgram, decide, decideByReference } from '@tierwright/engine';
import { canonicalize, type Program, parseProgram } from '@tierwright/program';
import type { Coverage } from './coverage.ts';
import { outcomesOf } from './decision-features.ts';
import { differences } from './differences.ts';
import { featuresOf } from './document-features.ts';
import { type Asked, randomPartner } from './partner.ts';
import { randomProgram } from './program.ts';
import { trialOf } from './shapes.ts';

/** A difference between the evaluators, with what is needed to see it again. */
export interface Difference {
  seed: number;
  partner: number;
  lines: string[];
}

export interface Loaded {
  program: Program;
  hash: string;
}

/** The random document of a seed, as it is read from its text. Every one must load. */
export function loadRandom(seed: number): Loaded {
  const { program, hash, problems } = parseProgram(JSON.stringify(randomProgram(seed, trialOf(seed).shape)));
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (!program || hash === undefined || errors.length > 0) {
    throw new Error(
      `The random document ${seed} does not load: ${errors.map(({ code, pointer, message }) => `${code} ${pointer} ${message}`).join('; ')}`,
    );
  }
  return { program, hash };
}

const MOST_LINES = 8;

/** Where the two evaluators differ over a partner; no lines where their bytes are equal. */
export async function compareOver(
  { program, hash }: Loaded,
  { data, options }: Asked,
  row: ReturnType<typeof compileProgram>,
  coverage?: Coverage,
): Promise<string[]> {
  const reference = await decideByReference(program, data, { ...options, hash });
  const compiled = decide(row, data, options);
  if (coverage && reference.ok) coverage.add(outcomesOf(reference.value, data));
  return canonicalize(reference) === canonicalize(compiled) ? [] : differences(reference, compiled).slice(0, MOST_LINES);
}

/** Some partners of the document of a seed. `partners` are their numbers. */
export async function comparePartners(seed: number, partners: readonly number[], coverage?: Coverage): Promise<Difference[]> {
  const loaded = loadRandom(seed);
  coverage?.add(featuresOf(loaded.program));
  const row = compileProgram(loaded.program, loaded.hash);
  const found: Difference[] = [];
  for (const partner of partners) {
    const asked = randomPartner(loaded.program, seed * 1000 + partner, trialOf(seed).days);
    const lines = await compareOver(loaded, asked, row, coverage);
    if (lines.length > 0) found.push({ seed, partner, lines });
  }
  return found;
}
