import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileProgram, type Decision, decide, type Explanation, explain } from '@tierwright/engine';
import type { PartnerData } from '@tierwright/facts';
import { type Json, type Program, parseProgram } from '@tierwright/program';

const rules = fileURLToPath(new URL('../../../rules', import.meta.url));

function programOf(file: string): Program {
  const { program } = parseProgram(readFileSync(join(rules, `${file}.program.json`)));
  if (!program) throw new Error(`${file} did not load`);
  return program;
}

/** A decision with its trace. */
export function decided(program: Program, data: Partial<PartnerData>, asOf: string): Decision {
  const outcome = decide(compileProgram(program), { id: 'P1', ...data }, { asOf, trace: true });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
}

export const explained = (program: Program, data: Partial<PartnerData>, asOf = '2026-06-30'): Explanation =>
  explain(decided(program, data, asOf), program);

const MARKS = { met: '✓', missed: '✗', unknown: '?' } as const;

/** An explanation as one text, without the source. */
function textOf({ summary, tracks, benefits, deal = [], exceptions }: Explanation): string {
  return [
    summary,
    ...tracks.flatMap((track) => [
      ...(tracks.length === 1 ? [] : [track.sentence]),
      ...track.tiers.flatMap((tier) => [
        `  ${tier.sentence}`,
        ...tier.requirements.flatMap(({ status, sentence, details }) => [
          `    ${MARKS[status]} ${sentence}`,
          ...details.map((detail) => `        ${detail}`),
        ]),
      ]),
    ]),
    ...benefits,
    ...deal,
    ...exceptions,
  ].join('\n');
}

export interface Case {
  /** The day, where it is not the test's own. */
  on?: string;
  /** Given facts in place of the test's. */
  facts?: Record<string, Json>;
  title?: string;
}

/** The partner of a document's own test, explained. Facts of a timeline's first step are given throughout. */
export function explainedTest(file: string, name: string, { on, facts, title = 'Acme Consulting' }: Case = {}): string {
  const program = programOf(file);
  const test = program.tests?.find((candidate) => candidate.name === name);
  if (!test) throw new Error(`${file} has no test "${name}"`);
  const { attributes, records, loaded, family, previous, timeline, asOf } = test;
  const given = { ...test.facts, ...timeline?.[0]?.facts, ...facts };
  const data = { attributes, records, loaded, family, previous, ...(Object.keys(given).length === 0 ? {} : { facts: given }) };
  const present = Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined)) as Partial<PartnerData>;
  const day = on ?? asOf ?? timeline?.[0]?.on ?? program.effective?.from ?? '2000-01-01';
  return textOf(explain(decided(program, present, day), program, { partnerTitle: title }));
}
