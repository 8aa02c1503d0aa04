import { describe, expect, it } from 'vitest';
import type { PartnerAnswer } from '../../partner/partner-desk.ts';
import type { TestsSaid, ToldTest } from '../../review/tests/messages.ts';
import { WorkerGone } from '../../workers/worker-gone.ts';
import { ProgramDocument } from '../document/program-document.ts';
import { answerNow } from './new-test.ts';
import { type Standing, standingsOf, summaryOf } from './standing.ts';

const passes: ToldTest = { name: 'one', cases: 1, told: [], failures: [] };
const fails: ToldTest = { ...passes, failures: [{ case: '', path: 'tier', expected: 'gold', got: null }] };
const one = { expect: { tier: 'gold' } };
const now = { number: 3, fault: null };
const said: TestsSaid = { number: 3, results: [fails, passes], errors: [] };

describe('how a test stands', () => {
  it('is told for the text that has run', () => {
    expect(standingsOf(said, now, [one, one, one])).toEqual(['fails', 'passes', 'waiting']);
    expect(standingsOf(said, { ...now, number: 4 }, [one])).toEqual(['waiting']);
    expect(standingsOf({ ...said, results: null }, now, [one])).toEqual(['cannotRun']);
    expect([standingsOf(null, now, [one]), standingsOf(said, now, undefined)]).toEqual([['waiting'], []]);
  });

  it('does not run for ever while the text is no JSON, nor where the worker is gone', () => {
    const document = new ProgramDocument('{ "tests": [] }');
    document.type('typing', [{ offset: 0, removed: '', inserted: 'x' }], 0);
    expect(document.current.fault).not.toBeNull();
    expect([standingsOf(said, document.current, [one]), standingsOf(null, document.current, [one])]).toEqual([
      ['cannotRun'],
      ['cannotRun'],
    ]);
    expect(standingsOf(new WorkerGone(''), now, [one])).toEqual(['broken']);
  });

  it('is no success where nothing is expected', () => {
    const empty: ToldTest = { ...passes, comparesNothing: true };
    expect(standingsOf({ number: 3, results: [empty, passes], errors: [] }, now, [one, one])).toEqual(['expectsNothing', 'passes']);
  });

  it('comes to one sentence, which counts those that pass alone as passing', () => {
    const summary = (...standings: Standing[]) => summaryOf(standings);
    expect(summary('passes', 'passes')).toEqual({ key: 'summaryPass', values: { count: 2 } });
    expect(summary('passes', 'expectsNothing')).toEqual({ key: 'summaryNothing', values: { nothing: 1, passing: 1 } });
    expect(summary('passes', 'expectsNothing', 'fails')).toEqual({ key: 'summaryFail', values: { failing: 1, count: 3 } });
    expect([summary('waiting').key, summary('cannotRun').key, summary('broken').key]).toEqual([
      ...['summaryWaiting', 'summaryErrors', 'summaryBroken'],
    ]);
  });
});

it('what is decided of a new test is known when the last question is answered, not while an earlier refusal stands', () => {
  const refused = { of: 'partner', problems: [] } as const;
  const decided = { decision: {} } as unknown as NonNullable<PartnerAnswer['decided']>;
  const answer = (told: Partial<PartnerAnswer>) => answerNow({ decided: null, outlook: null, refused: null, isWaiting: false, ...told });
  expect([answer({ refused, isWaiting: true }), answer({ decided, isWaiting: true }), answer({})]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  expect([answer({ refused, decided }), answer({ decided })]).toEqual([null, decided]);
});
