import { compileProgram } from '@tierwright/engine';
import { parseProgram } from '@tierwright/program';
import { afterAll, expect, it } from 'vitest';
import { type Answer, answersOf, claimOf } from './cases.ts';
import { randomLadder } from './ladder.ts';
import { publishedSubjects } from './published.ts';
import { randomSubjects } from './random-subjects.ts';
import { type Claim, endSolver, optimum, wrongClaims } from './smt/optimum.ts';

afterAll(endSolver);

/** Cases in `npm test`; the long form sets TIERWRIGHT_PATH_CASES=1000. */
const CASES = Number(process.env.TIERWRIGHT_PATH_CASES ?? 100);
const ofSmall = Math.round(CASES * 0.7);
const ofRandom = Math.round(CASES * 0.2);
const ofPublished = CASES - ofSmall - ofRandom;

/** Claims that are asked about in one go. */
const TOGETHER = 8;

/** Answers that are no path say little: of those that are blocked only some are asked about. */
const isTelling = ({ path }: Answer, index: number): boolean => path.outcome === 'path' || (path.outcome === 'blocked' && index % 8 === 0);

async function ladders(count: number): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let seed = 1; answers.length < count; seed += 1) {
    const { program: made, data, asOf } = randomLadder(seed, 3);
    const { program, hash } = parseProgram(JSON.stringify(made));
    if (!program || hash === undefined) continue;
    const found = await answersOf({ name: `ladder ${seed}`, program, compiled: compileProgram(program, hash), data, asOf });
    answers.push(...found.filter(isTelling));
  }
  return answers.slice(0, count);
}

async function telling(subjects: ReturnType<typeof randomSubjects>, count: number): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const subject of subjects) {
    if (answers.length >= count) break;
    answers.push(...(await answersOf(subject)).filter(isTelling));
  }
  return answers.slice(0, count);
}

async function wrongOf(answers: readonly Answer[]): Promise<string[]> {
  const claims = answers.flatMap((answer, index) => claimOf(answer, index) ?? []);
  const wrong: string[] = [];
  for (let from = 0; from < claims.length; from += TOGETHER) wrong.push(...(await wrongClaims(claims.slice(from, from + TOGETHER))));
  // What the second reading has no words for must stay the exception.
  expect(claims.length).toBeGreaterThan(answers.length * 0.95);
  return wrong.map((line) => `${line} – ${nameOf(answers[Number(/^c(\d+)/.exec(line)?.[1])])}`);
}

const nameOf = (answer: Answer | undefined): string =>
  answer ? `${answer.subject.name}, ${answer.path.track}, ${answer.path.tier}, ${answer.path.group ?? ''}: ${answer.path.sentence}` : '';

it(`ENG-H4: on ${ofSmall} cases of small documents the cost is the optimum of z3`, async () => {
  const answers = await ladders(ofSmall);
  expect(answers.filter(({ path }) => path.outcome === 'path').length).toBeGreaterThan(ofSmall * 0.7);
  expect(await wrongOf(answers)).toEqual([]);
});

it(`ENG-H4: on ${ofRandom} cases of random documents over the whole language the cost is the optimum of z3`, async () => {
  expect(await wrongOf(await telling(randomSubjects(), ofRandom))).toEqual([]);
});

it(`ENG-H4: on ${ofPublished} cases of the published programs the cost is the optimum of z3`, async () => {
  expect(await wrongOf(await telling(publishedSubjects(), ofPublished))).toEqual([]);
});

it('ENG-H4: z3 minimizes to the same costs', async () => {
  const answers = (await ladders(60)).filter(({ path }) => path.outcome === 'path').slice(0, 12);
  const claims: Claim[] = answers.flatMap((answer, index) => claimOf(answer, index) ?? []);
  const found = [];
  for (const claim of claims) found.push(await optimum(claim));
  expect(found).toEqual(claims.map(({ cost }) => cost));
});
