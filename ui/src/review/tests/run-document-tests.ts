import { type Explanation, explainTest, runTests, type TestResult } from '@tierwright/engine';
import { type Json, type Program, parseProgram } from '@tierwright/program';
import { expectsNothing } from '../../editor/tests/expects-nothing.ts';
import type { TestsAsked, TestsSaid, ToldCase, ToldTest } from './messages.ts';
import { MOST_TOLD } from './most-told.ts';

/** How each track stands, what is asked for its tiers, and what of that is not met. */
function sentencesOf({ tracks, deal = [], exceptions }: Explanation): readonly string[] {
  const ofTracks = tracks.flatMap(({ group, sentence, tiers }) => [
    group === undefined ? sentence : `${group}: ${sentence}`,
    ...tiers.flatMap((tier) => [
      tier.sentence,
      ...tier.requirements.filter(({ status }) => status !== 'met').map(({ title, details }) => [title, ...details].join(' — ')),
    ]),
  ]);
  return [...new Set([...ofTracks, ...deal, ...exceptions])];
}

function toldOf(program: Program, place: number): readonly ToldCase[] {
  const test = program.tests?.[place];
  if (!test) return [];
  return explainTest(program, test).map(({ case: of, explanation }) => ({ case: of, sentences: sentencesOf(explanation) }));
}

function withReasons(program: Program, results: readonly TestResult[]): readonly ToldTest[] {
  let left = MOST_TOLD;
  return results.map((result, place) => {
    if (result.failures.length === 0) {
      const isEmpty = expectsNothing(program.tests?.[place] as Json | undefined);
      return { ...result, told: [], ...(isEmpty ? { comparesNothing: true } : {}) };
    }
    if (left === 0) return { ...result, told: [], isReasonLeftOut: true };
    left -= 1;
    return { ...result, told: toldOf(program, place) };
  });
}

/** Runs the tests that a document carries, as the service does when a review is asked for. */
export function runDocumentTests({ number, text }: TestsAsked): TestsSaid {
  const { problems, program } = parseProgram(text);
  const errors = problems.filter(({ severity }) => severity === 'error');
  return { number, results: program && errors.length === 0 ? withReasons(program, runTests(program)) : null, errors };
}
