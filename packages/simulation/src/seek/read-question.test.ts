import { expect, it } from 'vitest';
import { readSeekQuestion, readThresholdQuestion } from './read-question.ts';

const codesOf = (outcome: ReturnType<typeof readSeekQuestion> | ReturnType<typeof readThresholdQuestion>) =>
  outcome.problems.map(({ code, pointer, suggestion }) => [code, pointer, ...(suggestion?.startsWith('Did') ? [suggestion] : [])]);

it('SIM-Q1: a question of a curve has the members that it is made of, and no others', () => {
  const question = { parameter: 'a', tier: 'gold', variant: 0, from: 1, to: 2, step: 1 };
  expect(readThresholdQuestion(question)).toEqual({ ok: true, value: question, problems: [] });
  expect(codesOf(readThresholdQuestion(null))).toEqual([['SIM312', '']]);
  expect(codesOf(readThresholdQuestion({}))).toEqual([['SIM312', '']]);
  expect(codesOf(readThresholdQuestion({ parameter: 'a', form: 1, to: '2', step: Number.NaN }))).toEqual([
    ['SIM312', '/form', 'Did you mean from?'],
    ['SIM312', '/to'],
    ['SIM312', '/step'],
  ]);
});

it('SIM-Q6, SIM-Q7: a question of a goal has thresholds and one or more goals', () => {
  const question = { thresholds: [{ parameter: 'a' }], goal: { measure: 'cost', atMost: 1 } };
  expect(readSeekQuestion(question)).toEqual({ ok: true, value: question, problems: [] });
  expect(readSeekQuestion({ ...question, goal: [question.goal] }).ok).toBe(true);
  expect(codesOf(readSeekQuestion([]))).toEqual([['SIM312', '']]);
  expect(codesOf(readSeekQuestion({ goal: question.goal }))).toEqual([['SIM312', '/thresholds']]);
  expect(codesOf(readSeekQuestion({ thresholds: [{ tier: 1 }], goal: [{ atmost: 1 }], more: 1 }))).toEqual([
    ['SIM312', '/more'],
    ['SIM312', '/thresholds/0/tier'],
    ['SIM312', '/thresholds/0'],
    ['SIM312', '/goal/0/atmost', 'Did you mean atMost?'],
    ['SIM312', '/goal/0'],
  ]);
});
