import { describe, expect, it } from 'vitest';
import { readStory } from './read-story.ts';

const HEAD = ['story: A story', 'program: 1.0.0'];
const read = (...lines: readonly string[]) => readStory([...HEAD, ...lines].join('\n'));
const problems = (...lines: readonly string[]) => {
  const story = read(...lines);
  return story.ok ? [] : story.problems;
};
const step = (text: string) => problems('steps:', `  - { at: 2027-03-01, ${text} }`);

describe('readStory', () => {
  it('W7: reads a story, and where each value of it stands', () => {
    const story = read('given:', '  people:', '    ann: { of: acme }', 'steps:', '  - at: 2027-03-01', '    note: Nothing', '  - at: +P1D');
    expect(story).toMatchObject({
      ok: true,
      value: {
        story: 'A story',
        given: { people: { ann: { of: 'acme' } } },
        steps: [{ at: '2027-03-01', note: 'Nothing' }, { at: '+P1D' }],
      },
    });
    const places = story.ok ? story.value.places : undefined;
    expect(['/steps/0', '/steps/1', '/steps/0/note', '/given/people/ann/of'].map((pointer) => places?.get(pointer))).toEqual([
      { line: 7, column: 5 },
      { line: 9, column: 5 },
      { line: 8, column: 11 },
      { line: 5, column: 16 },
    ]);
  });

  it('W7: keeps days and versions as the text that they are', () => {
    const story = read(
      'steps:',
      '  - { at: 2027-03-01, begin: { deal: d1, partner: a, by: b, answers: { on: 2027-06-01, n: 0x10, yes: yes } } }',
    );
    expect(story.ok && story.value.steps[0]?.begin?.answers).toEqual({ on: '2027-06-01', n: 16, yes: 'yes' });
  });

  it('W7: tells all mistakes at once, each at its own place', () => {
    expect(problems('whi: a', 'steps:', '  - { att: x }', '  - { at: 1 }')).toMatchObject([
      { code: 'STORY102', line: 3, column: 1, pointer: '/whi', suggestion: 'Did you mean `why`?' },
      { code: 'STORY102', line: 5, column: 7, pointer: '/steps/0/att', suggestion: 'Did you mean `at`?' },
      { code: 'STORY103', line: 5, column: 5, pointer: '/steps/0', expected: 'at' },
      { code: 'STORY104', line: 6, column: 11, pointer: '/steps/1/at', value: 1, expected: 'text' },
    ]);
  });

  it.each([
    ['a bracket that is open', ['steps: [', '']],
    ['a key twice', ['steps: []', 'program: 2.0.0']],
    ['a tag that nobody knows', ['why: !secret x', 'steps: []']],
    ['a second document', ['steps: []', '---', 'story: B']],
    ['a reference', ['why: &a text', 'given: { people: { a: { of: *a } } }', 'steps: []']],
  ])('W7.1: refuses %s', (_, lines) => {
    const found = problems(...lines);
    expect(found.length).toBeGreaterThan(0);
    for (const { code, line, message } of found) {
      expect(code).toBe('STORY101');
      expect(line).toBeGreaterThan(2);
      expect(message).not.toContain('at line');
    }
  });

  it('W7.1: refuses a text that is no story, and nothing at all', () => {
    expect(readStory('')).toMatchObject({ ok: false, problems: [{ code: 'STORY104', line: 1 }] });
    expect(readStory('- a\n- b')).toMatchObject({ ok: false, problems: [{ code: 'STORY104', pointer: '', line: 1, column: 1 }] });
  });

  it('W7.1: refuses a number that JSON has not', () => {
    expect(step('begin: { lead: l1, answers: { n: .inf } }')).toMatchObject([{ code: 'STORY104', line: 4 }]);
  });

  it.each([
    ['deal', 'deal: d1, partner: acme, by: ann, answer: {}', 'answer', 'answers'],
    ['onboarding', 'onboarding: o1, partner: acme, title: Acme, answers: {}', 'answers', undefined],
    ['member', 'member: acme, titel: Acme', 'titel', 'title'],
    ['fundRequest', 'fundRequest: f1, fund: mdf, partner: acme, bye: ann', 'bye', undefined],
    ['lead', 'lead: l1, answers: {}, partner: acme', 'partner', undefined],
  ])('W7.2: knows the keys that begin a %s', (_, begin, key, suggestion) => {
    const [first, ...more] = step(`begin: { ${begin} }`);
    expect(more).toEqual([]);
    expect(first).toMatchObject({ code: 'STORY102', pointer: `/steps/0/begin/${key}`, line: 4, value: key });
    expect(first?.suggestion).toBe(suggestion && `Did you mean \`${suggestion}\`?`);
  });

  it('W7.2: asks for the kind of what begins, and what it needs', () => {
    expect(step('begin: { deel: d1, partner: acme }')).toMatchObject([
      { code: 'STORY103', pointer: '/steps/0/begin', expected: 'one of deal, onboarding, member, fundRequest, lead' },
    ]);
    expect(step('begin: { deal: d1 }')).toMatchObject([
      { code: 'STORY103', expected: 'partner' },
      { code: 'STORY103', expected: 'by' },
    ]);
    expect(step('begin: { deal: d1, member: acme, partner: a, by: b }')).toMatchObject([{ code: 'STORY102', value: 'member' }]);
  });

  it('W7.2: knows what each message carries', () => {
    expect(step('send: { to: d1, type: submit, bye: ann }')).toMatchObject([
      { code: 'STORY102', pointer: '/steps/0/send/bye', line: 4, column: 53, suggestion: 'Did you mean `by`?' },
    ]);
    expect(step('send: { type: submit, by: ann }')).toMatchObject([{ code: 'STORY103', expected: 'to' }]);
    expect(step('send: { to: d1, by: ann }')).toMatchObject([{ code: 'STORY103', expected: 'type' }]);
    expect(step('send: { to: d1, type: delegate, by: a, chain: c1, standIn: b, until: +P1D }')).toEqual([]);
    expect(step('send: { to: l1, type: feedback, by: a, progress: won }')).toEqual([]);
    // Whether there is such a message the item knows, and refuses (OPS103).
    expect(step('send: { to: d1, type: dance, with: ann }')).toEqual([]);
  });

  it('W7.2: knows the keys of what is given', () => {
    expect(
      problems(
        'given: { ledger: [{ fund: mdf, partner: null, entry: paid, minor: 5, currency: EUR, period: 2027-01-01, lots: x }] }',
        'steps: []',
      ),
    ).toMatchObject([{ code: 'STORY102', value: 'lots', suggestion: 'Did you mean `lot`?' }]);
    expect(problems('given: { provisioning: later }', 'steps: []')).toMatchObject([{ code: 'STORY104', expected: 'one of atOnce, told' }]);
    expect(problems('given: { records: { tender: {}, contract: null } }', 'steps: []')).toMatchObject([
      { code: 'STORY104', pointer: '/given/records/tender', expected: 'a list, or null where it is not loaded' },
    ]);
    expect(problems('given: { partners: { acme: [] } }', 'steps: []')).toMatchObject([{ code: 'STORY104', expected: 'keys and values' }]);
    expect(problems('given: { rates: { EUR/USD: much } }', 'steps: []')).toMatchObject([
      { pointer: '/given/rates/EUR~1USD', value: 'much' },
    ]);
  });

  it('W7.2: has only codes, durations and days where they belong', () => {
    const send = 'send: { to: d1, type: recheck }';
    expect(step(`${send}, refused: OPS999`)).toMatchObject([
      { code: 'STORY104', value: 'OPS999', suggestion: expect.stringContaining('OPS') },
    ]);
    expect(step('late: 5h')).toMatchObject([{ code: 'STORY111', value: '5h', line: 4, column: 29 }]);
    expect(step('late: P1M')).toMatchObject([{ code: 'STORY111' }]);
    expect(step('publish: { version: 2.0.0, effective: soon }')).toMatchObject([
      { code: 'STORY104', expected: 'a day such as 2027-03-01' },
    ]);
  });

  it('W7.3: does one thing in a step', () => {
    const two = 'begin: { member: acme }, send: { to: acme, type: recheck }';
    expect(step(two)).toMatchObject([{ code: 'STORY110', pointer: '/steps/0/send', line: 4, column: 48 }]);
    expect(step('refused: OPS102')).toMatchObject([{ code: 'STORY110', pointer: '/steps/0/refused' }]);
    expect(step('set: { acme: {} }, records: {}, begin: { member: acme }, refused: OPS109')).toEqual([]);
  });
});
