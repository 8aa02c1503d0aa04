import { readdirSync, readFileSync } from 'node:fs';
import { compileProgram, decide, decideByReference, explain, runTests } from '@tierwright/engine';
import { canonicalize, type Json, type ParsedProgram, PROBLEM_CODES, parseProgram } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { corruptStructure } from './corruption/corrupt-structure.ts';
import { corruptText } from './corruption/corrupt-text.ts';
import { plausiblePartner } from './corruption/plausible-partner.ts';
import { Random } from './random/random.ts';

const rules = new URL('../../rules/', import.meta.url);
const texts = readdirSync(rules, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.program.json'))
  .map((path) => readFileSync(new URL(path, rules), 'utf8'));
/** Half of the time without their tests, which are the larger part of a document and would take most corruptions. */
const documents = texts.flatMap((text) => {
  const whole = JSON.parse(text) as { [key: string]: Json };
  const { tests: _tests, ...bare } = whole;
  return [whole, bare, bare];
});

const FIRST_SEED = 20_261_122;
/** In full: 10,000 (`TIERWRIGHT_CORRUPTIONS`). */
const ROUNDS = Number(process.env.TIERWRIGHT_CORRUPTIONS ?? 1_500);
const PARTNERS = 2;

function corrupted(random: Random): string | Uint8Array {
  if (random.chance(0.25)) return corruptText(new TextEncoder().encode(random.pick(texts)), random);
  return JSON.stringify(corruptStructure(random.pick(documents), random), null, 1);
}

/** What goes wrong at run time with a document that loaded: nothing may but data declared `onMissing: "error"` (PDL401). */
async function runTimeErrors({ program, hash }: ParsedProgram, random: Random): Promise<string[]> {
  if (!program || hash === undefined) return [];
  const compiled = compileProgram(program, hash);
  const errors: string[] = [];
  for (let partner = 0; partner < PARTNERS; partner += 1) {
    const { data, asOf } = plausiblePartner(program, random);
    const outcome = decide(compiled, data, { asOf, trace: true });
    if (!outcome.ok) {
      errors.push(
        ...outcome.problems.filter(({ code }) => code !== 'PDL401').map(({ code, pointer, message }) => `${code} ${pointer} ${message}`),
      );
      continue;
    }
    explain(outcome.value, program);
    // The canonical form has no way to write what is not a number, and throws.
    canonicalize(outcome.value);
    if (!random.chance(0.1)) continue;
    const reference = await decideByReference(program, data, { asOf, hash });
    if (!reference.ok) errors.push('decided, but not by json-rules-engine');
  }
  if (random.chance(0.05)) runTests(program);
  return errors;
}

describe('corruption', () => {
  it(`PDL-M24: ${ROUNDS} corrupted programs never crash the parser, nor the engine once they load`, async () => {
    let loaded = 0;
    let slowest = { ms: 0, seed: 0 };
    for (let seed = FIRST_SEED; seed < FIRST_SEED + ROUNDS; seed += 1) {
      const random = new Random(seed);
      try {
        const source = corrupted(random);
        const started = performance.now();
        const parsed = parseProgram(source);
        const ms = performance.now() - started;
        if (ms > slowest.ms) slowest = { ms, seed };
        for (const { code, pointer, line, column } of parsed.problems)
          if (!(code in PROBLEM_CODES) || !line || !column) throw new Error(`${code} ${pointer} has no place or no meaning`);
        if (parsed.program) loaded += 1;
        expect(await runTimeErrors(parsed, random)).toEqual([]);
      } catch (cause) {
        throw new Error(`seed ${seed}`, { cause });
      }
    }
    console.info(
      `${loaded} of ${ROUNDS} corrupted programs loaded and were decided; the slowest took ${slowest.ms.toFixed(0)} ms (seed ${slowest.seed})`,
    );
    expect(loaded).toBeGreaterThan(ROUNDS / 50);
    expect(loaded).toBeLessThan(ROUNDS / 2);
  }, 900_000);
});
