import { compileProgram, type Decision, decide, decideByReference } from '@tierwright/engine';
import type { PartnerData } from '@tierwright/facts';
import { type Outcome, type Program, parseProgram } from '@tierwright/program';
import { compareColumns } from '../columns/every-evaluator.ts';
import type { Coverage } from './coverage.ts';
import { outcomesOf } from './decision-features.ts';
import { differences } from './differences.ts';
import { featuresOf } from './document-features.ts';
import { type Asked, randomPartner } from './partner.ts';
import { randomProgram } from './program.ts';
import { haveSameBytes } from './same-bytes.ts';
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

type Compiled = ReturnType<typeof compileProgram>;

const MOST_LINES = 8;

interface Both {
  /** Where the two evaluators differ; none where their bytes are equal. */
  lines: string[];
  /** What the row evaluator gives. */
  row: Outcome<Decision>;
}

async function decideBoth({ program, hash }: Loaded, { data, options }: Asked, row: Compiled, coverage?: Coverage): Promise<Both> {
  const reference = await decideByReference(program, data, { ...options, hash });
  const decided = decide(row, data, options);
  if (coverage && reference.ok) coverage.add(outcomesOf(reference.value, data));
  const areEqual = haveSameBytes(reference, decided);
  return { lines: areEqual ? [] : differences(reference, decided).slice(0, MOST_LINES), row: decided };
}

/** Where the two evaluators differ over a partner; no lines where their bytes are equal. */
export const compareOver = async (loaded: Loaded, asked: Asked, row: Compiled): Promise<string[]> =>
  (await decideBoth(loaded, asked, row)).lines;

const OF_DEALS = /^(deal|conflict|opposing)\./;

/** A partner without the deal that it asks about: bases have none, and rows decide those who do. */
function withoutDeal(data: PartnerData): PartnerData {
  const facts = Object.entries(data.facts ?? {});
  if (!facts.some(([id]) => OF_DEALS.test(id))) return data;
  return { ...data, facts: Object.fromEntries(facts.filter(([id]) => !OF_DEALS.test(id))) };
}

/** Whether partners of a document are decided on a day of their own, or all on that of the first one. */
export type OnDay = 'together' | 'alone';

/**
 * Some partners of the document of a seed, by the reference, by rows and, where they are decided together, in columns.
 * `partners` are their numbers.
 */
export async function comparePartners(
  seed: number,
  partners: readonly number[],
  { coverage, on = 'together' }: { coverage?: Coverage; on?: OnDay } = {},
): Promise<Difference[]> {
  const loaded = loadRandom(seed);
  coverage?.add(featuresOf(loaded.program));
  const row = compileProgram(loaded.program, loaded.hash);
  const { days } = trialOf(seed);
  const { options } = randomPartner(loaded.program, seed * 1000, days);
  const asked = partners.map((partner) => randomPartner(loaded.program, seed * 1000 + partner, days, on === 'alone' ? undefined : options));
  const found: Difference[] = [];
  const decided = new Map<PartnerData, Outcome<Decision>>();
  for (const [index, one] of asked.entries()) {
    const { lines, row: outcome } = await decideBoth(loaded, one, row, coverage);
    decided.set(one.data, outcome);
    if (lines.length > 0) found.push({ seed, partner: partners[index] as number, lines });
  }
  if (on === 'alone') return found;
  const data = asked.map((one) => withoutDeal(one.data));
  const { lines, inColumns, byRows } = compareColumns(row, data, options, decided);
  coverage?.add([...new Array(inColumns).fill('in columns'), ...new Array(byRows).fill('by rows')]);
  if (lines.length > 0) found.push({ seed, partner: partners[0] as number, lines });
  return found;
}
