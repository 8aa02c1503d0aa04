import type { Program } from '@tierwright/program';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { memberProgram } from '../members/membership.fixture.ts';
import { KINDS } from '../world/kinds.ts';
import { readStory } from './read-story.ts';
import { runStory } from './run-story.ts';

const flag = (id: string, more: object = {}) => ({ [id]: { title: id, type: 'boolean', attribute: id, ...more } });
const sections = { requirements: undefined, tracks: undefined, parameters: { p: { title: 'P', type: 'integer', value: 1 } } };
const rule = { id: 'large', title: 'Large', when: { all: [{ fact: 'deal.amount', operator: 'greaterThan', value: 0 }] }, then: 'approve' };
const dealRegistration = { rules: { hitPolicy: 'first', list: [rule], otherwise: { title: 'No', then: 'reject' } } };
const documentOf = (facts: object): Program => memberProgram({ ...sections, dealRegistration, facts } as never).program;
const simple = documentOf(flag('good'));
const asking = documentOf(flag('partner.known', { attribute: 'known', onMissing: 'error' }));

function runUnder(program: Program, ...lines: readonly string[]) {
  const story = readStory(['story: A story', 'program: 1.0.0', ...lines].join('\n'));
  if (!story.ok) throw new Error(JSON.stringify(story.problems));
  return runStory(story.value, (version) => (version === '1.0.0' ? program : undefined));
}
const run = (...lines: readonly string[]) => runUnder(simple, ...lines);
const JOINS = [
  'given: { partners: { acme: {} }, people: { ann: { of: acme } } }',
  'steps:',
  '  - { at: 2027-03-01 10:00, begin: { member: acme, by: ann } }',
];
const after = (...steps: readonly string[]) => run(...JOINS, ...steps.map((step) => `  - { at: +PT1H, ${step} }`));

afterEach(() => {
  vi.restoreAllMocks();
});

describe('runStory', () => {
  it('W9: runs to its end where everything comes as told', () => {
    const outcome = after('expect: { acme: { state: active, since: 2027-03-01 10:00 }, events: [] }');
    expect(outcome).toMatchObject({ ok: true, value: { story: 'A story', failures: [] } });
    expect(outcome.ok && outcome.value.moves.map(({ what, to }) => [what, to])).toContainEqual(['member', 'active']);
    expect(outcome.ok && outcome.value.events).toContain('member.active');
  });

  it('W9: ends at the first step that did not come as told, and says where, when and what', () => {
    const outcome = after('note: Quiet', 'expect: { acme: { state: ended, id: other } }', 'expect: { acme: { state: never } }');
    expect(outcome.ok && outcome.value.failures).toEqual([
      { step: 3, line: 7, at: '2027-03-01 12:00', path: 'acme.state', expected: 'ended', got: 'active' },
      { step: 3, line: 7, at: '2027-03-01 12:00', path: 'acme.id', expected: 'other', got: 'acme' },
    ]);
  });

  it('W9.1: is refused as told, and otherwise says what came', () => {
    const leave = 'send: { to: acme, type: leave, by: nobody }';
    expect(after(`${leave}, refused: OPS104, expect: { acme: { state: active, revision: 1 } }`)).toMatchObject({ value: { failures: [] } });
    expect(after(leave)).toMatchObject({
      value: { failures: [{ path: 'refused', expected: null, got: [expect.stringMatching(/^OPS104 /)] }] },
    });
    expect(after(`${leave}, refused: OPS102`)).toMatchObject({
      value: { failures: [{ path: 'refused', expected: 'OPS102', got: [expect.stringMatching(/^OPS104 /)] }] },
    });
    expect(after('send: { to: acme, type: leave, by: ann }, refused: OPS102')).toMatchObject({
      value: { failures: [{ path: 'refused', expected: 'OPS102', got: null }] },
    });
    expect(after('send: { to: other, type: leave, by: ann }, refused: OPS104')).toMatchObject({ value: { failures: [] } });
  });

  it('W9.1: tells of an id that is taken', () => {
    expect(after('begin: { member: acme, by: ann }, refused: OPS109')).toMatchObject({ value: { failures: [] } });
  });

  it('W9.2: refuses a version that is not there', () => {
    const story = readStory('story: A\nprogram: 2.0.0\nsteps: []');
    expect(story.ok && runStory(story.value, () => undefined)).toMatchObject({
      ok: false,
      problems: [{ code: 'STORY108', pointer: '/program', line: 2, column: 10, value: '2.0.0' }],
    });
    expect(after('publish: { version: 3.0.0 }')).toMatchObject({ ok: false, problems: [{ code: 'STORY108', line: 6, value: '3.0.0' }] });
  });

  it('W9.2: refuses what the program does not know', () => {
    const given = (text: string) => run(`given: { ${text} }`, 'steps: []');
    expect(given('partners: { acme: { attributes: { god: true } } }')).toMatchObject({
      ok: false,
      problems: [{ code: 'STORY107', pointer: '/given/partners/acme/attributes/god', line: 3 }],
    });
    expect(given('set: { q: 2 }')).toMatchObject({
      problems: [{ code: 'STORY107', pointer: '/given/set/q', value: 'q', expected: 'one of p' }],
    });
    expect(given('people: { olga: { roles: [programOwners] } }')).toMatchObject({
      problems: [
        { code: 'STORY107', pointer: '/given/people/olga/roles/0', line: 3, column: 36, suggestion: 'Did you mean `programOwner`?' },
      ],
    });
    expect(given('people: { carl: { roles: [channelManager] } }')).toMatchObject({ ok: true });
    expect(after('set: { acme: { attributes: { god: true } } }')).toMatchObject({
      ok: false,
      problems: [{ code: 'STORY107', pointer: '/steps/1/set/acme/attributes/god', line: 6 }],
    });
    expect(after('set: { amce: { attributes: { good: true } } }')).toMatchObject({
      problems: [{ code: 'STORY107', pointer: '/steps/1/set/amce', line: 6, expected: 'one of acme' }],
    });
    expect(after('set: { acme: { attributes: { good: true } } }')).toMatchObject({ ok: true, value: { failures: [] } });
  });

  it('W9.2: refuses what is expected of an item that nobody knows', () => {
    expect(after('expect: { acmee: null }')).toMatchObject({
      ok: false,
      problems: [
        {
          code: 'STORY109',
          pointer: '/steps/1/expect/acmee',
          line: 6,
          suggestion: 'Did you mean `acme`?',
          expected: 'one of events, notices, effects, acme',
        },
      ],
    });
    expect(after('expect: { deal:acme: {} }')).toMatchObject({ problems: [{ code: 'STORY109' }] });
    expect(after('expect: { member:acme: { id: acme } }')).toMatchObject({ value: { failures: [] } });
  });

  it('W9.2: tells of an item that did not begin, not of its name', () => {
    expect(after('begin: { lead: l1, answers: {} }, expect: { l1: { state: offered } }')).toMatchObject({
      value: { failures: [{ path: 'refused', got: [expect.stringMatching(/^OPS602 /)] }] },
    });
  });

  it('W9.2: refuses what a message to that kind of item does not carry', () => {
    const deal = 'begin: { deal: d1, partner: acme, by: ann }';
    expect(after(deal, 'send: { to: d1, type: edit, by: ann, plan: {} }')).toMatchObject({
      ok: false,
      problems: [{ code: 'STORY102', pointer: '/steps/2/send/plan', line: 7, value: 'plan', expected: 'one of to, type, by, answers' }],
    });
  });

  it('W9.2: tells of a partner that the story says too little of', () => {
    const outcome = runUnder(asking, 'steps:', '  - { at: 2027-03-01 10:00, begin: { member: acme } }');
    expect(outcome).toMatchObject({
      value: { failures: [{ step: 1, line: 4, path: 'given.partners', got: expect.stringContaining('partner.known') }] },
    });
    const told = 'given: { partners: { acme: { attributes: { known: true } } } }';
    const knows = runUnder(
      asking,
      told,
      'steps:',
      '  - { at: 2027-03-01 10:00, begin: { member: acme }, expect: { acme: { state: active } } }',
    );
    expect(knows).toMatchObject({ value: { failures: [] } });
  });

  it('W8.3: goes forward, to instants', () => {
    const steps = (...moments: readonly string[]) => run('steps:', ...moments.map((at) => `  - { at: "${at}" }`));
    expect(steps('2027-03-01', '+PT0S', '2027-03-01T09:00:00Z')).toMatchObject({ ok: true });
    expect(steps('+P1D')).toMatchObject({
      ok: false,
      problems: [{ code: 'STORY105', pointer: '/steps/0/at', line: 4, column: 11, value: '+P1D' }],
    });
    expect(steps('2027-03-02', '2027-03-01 23:59')).toMatchObject({
      problems: [{ code: 'STORY106', pointer: '/steps/1/at', line: 5, expected: '2027-03-02 00:00 or later' }],
    });
    const delegate = (until: string) => after(`send: { to: acme, type: delegate, by: ann, chain: c1, standIn: b, until: ${until} }`);
    expect(delegate('soon')).toMatchObject({ problems: [{ code: 'STORY105', pointer: '/steps/1/send/until', value: 'soon', line: 6 }] });
  });

  it('W9.3: looks at what must hold of every item after each step', () => {
    const { step } = KINDS.member;
    vi.spyOn(KINDS.member, 'step').mockImplementation((...args) => {
      const outcome = step(...args);
      if (!outcome.ok) return outcome;
      const { item } = outcome.value;
      return { ...outcome, value: { ...outcome.value, item: { ...item, timers: [{ id: 'old', at: item.at }] } } };
    });
    expect(after('send: { to: acme, type: recheck }')).toMatchObject({
      value: { failures: [{ step: 2, path: 'invariant', got: expect.stringContaining('old was due and is still there') }] },
    });
  });
});
