import type { FactSet, PartnerData, RecordData } from '@tierwright/facts';
import { hashProgram, type Program, type ProgramTest } from '@tierwright/program';
import { type CompiledProgram, compileProgram } from '../compile/program.ts';
import { type DecideOptions, decideWithin } from '../decide/decide.ts';
import { type Explanation, explain } from '../explain/explain.ts';
import { compareDecision, type Mismatch } from './compare.ts';
import { casesOf, type TestCase, withParameters } from './expand.ts';
import { valuesOf } from './values.ts';

export interface CaseFailure extends Mismatch {
  case: string;
}
/** How one test of a document came out. */
export interface TestResult {
  name: string;
  cases: number;
  failures: CaseFailure[];
}

const dataOf = (test: ProgramTest, facts: PartnerData['facts']): PartnerData => ({
  id: 'test',
  ...(test.attributes ? { attributes: test.attributes } : {}),
  records: (test.records ?? {}) as Record<string, RecordData[]>,
  ...(facts ? { facts } : {}),
  ...(test.loaded ? { loaded: test.loaded } : {}),
  ...(test.family ? { family: test.family as PartnerData[] } : {}),
  ...(test.previous ? { previous: test.previous } : {}),
});

/** Facts by day of a timeline: each step's given facts from its day on. */
function timelineOf(compiled: CompiledProgram, test: ProgramTest): Pick<DecideOptions, 'factsOn' | 'changeDays'> {
  const steps = [
    { on: '', facts: test.facts },
    ...(test.timeline ?? []).flatMap((step) => (step.facts ? [{ on: step.on, facts: { ...test.facts, ...step.facts } }] : [])),
  ];
  const prepared = steps.flatMap((step) => {
    const one = compiled.facts.prepare(dataOf(test, step.facts));
    return one.ok ? [{ on: step.on, partner: one.value }] : [];
  });
  const known = new Map<string, FactSet>();
  return {
    factsOn: (day) => {
      let facts = known.get(day);
      if (!facts) {
        const step = prepared.findLast((candidate) => candidate.on <= day) ?? prepared[0];
        if (!step) throw new Error('a timeline without a partner');
        facts = compiled.facts.facts(step.partner, day);
        known.set(day, facts);
      }
      return facts;
    },
    changeDays: (from, through) => [
      ...steps.map((step) => step.on),
      ...prepared.flatMap((step) => compiled.facts.changeDays(step.partner, from, through)),
    ],
  };
}

function decideCase(compiled: CompiledProgram, test: ProgramTest, one: TestCase): ReturnType<typeof decideWithin> {
  const timeline = test.timeline ? timelineOf(compiled, test) : {};
  return decideWithin(compiled, dataOf(test, one.facts), { asOf: one.asOf, trace: true, ...timeline });
}

function runCase(compiled: CompiledProgram, test: ProgramTest, one: TestCase): CaseFailure[] {
  const outcome = decideCase(compiled, test, one);
  if (!outcome.ok) {
    return outcome.problems.map((problem) => ({
      case: one.label,
      path: problem.pointer,
      expected: null,
      got: `${problem.code} ${problem.message}`,
    }));
  }
  const { decision, subject, results } = outcome.value;
  return compareDecision(one.expect, decision, valuesOf(subject, results)).map((mismatch) => ({ case: one.label, ...mismatch }));
}

const FIRST_DAY = '2000-01-01';

/** Runs the tests that a document carries. The program must have loaded without errors. */
export function runTests(program: Program): TestResult[] {
  const byParameters = new Map<string, CompiledProgram>();
  const compiledFor = (test: ProgramTest): CompiledProgram => {
    const key = JSON.stringify(test.set ?? null);
    let compiled = byParameters.get(key);
    if (!compiled) {
      compiled = compileProgram(withParameters(program, test.set), hashProgram(program));
      byParameters.set(key, compiled);
    }
    return compiled;
  };
  return (program.tests ?? []).map((test) => {
    const cases = casesOf(test, program.effective?.from ?? FIRST_DAY);
    return { name: test.name, cases: cases.length, failures: cases.flatMap((one) => runCase(compiledFor(test), test, one)) };
  });
}

/** What a case of a test decides, in sentences. */
export interface CaseExplanation {
  case: string;
  explanation: Explanation;
}

/** Why the cases of a test come out as they do; without those that cannot be decided. The program must have loaded without errors. */
export function explainTest(program: Program, test: ProgramTest): CaseExplanation[] {
  const compiled = compileProgram(withParameters(program, test.set), hashProgram(program));
  return casesOf(test, program.effective?.from ?? FIRST_DAY).flatMap((one) => {
    const outcome = decideCase(compiled, test, one);
    return outcome.ok ? [{ case: one.label, explanation: explain(outcome.value.decision, compiled.program) }] : [];
  });
}
