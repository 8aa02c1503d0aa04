import { compileProgram, decide, runTests } from '@tierwright/engine';
import { hashProgram, type Json, parseProgram } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { madeUp } from '../../partner/partner-file.ts';
import type { TestsAsked, TestsSaid, ToldTest } from '../../review/tests/messages.ts';
import { runDocumentTests } from '../../review/tests/run-document-tests.ts';
import { WorkerGone } from '../../workers/worker-gone.ts';
import { knownOf } from '../conditions/known.ts';
import { onePerVendor } from '../conditions/real-programs.fixture.ts';
import { ProgramDocument } from '../document/program-document.ts';
import { itemsOf, memberOf, membersOf } from '../document/reading.ts';
import { valueAt } from '../document/value-at.ts';
import { northwind, PROGRAMS } from '../fields/programs.fixture.ts';
import { linesOf, pathOfAbout, removeLine, setLine } from './expectation.ts';
import { aboutInWords, expectable, firstExpected, valueInWords } from './expectation-words.ts';
import { foundOf, insteadLabels, timelineLabel, troublesOf } from './found.ts';
import type { Naming } from './naming.ts';
import { testOf } from './new-test.ts';
import { addItem, addTest, copyTest, dayOf, newPart, PARTS, removeTest } from './test-parts.ts';
import { type TestPort, TestRuns } from './test-runs.ts';
import { attributeOffers, factOffers, fieldOffers, firstOf, newRecord, parameterOffers, recordChoices } from './value-kinds.ts';

const say: Naming['say'] = (key, values) => (values === undefined ? key : `${key}(${Object.values(values).join('|')})`);
const DAY = '2027-03-31';
const errors = (text: string) => parseProgram(text).problems.filter(({ severity }) => severity === 'error');
const namingOf = (value: ProgramDocument['current']['value']): Naming => {
  const known = knownOf(value, [], null);
  return { known, say, sayDeal: (key) => key, facts: factOffers(known) };
};

/** Every expectation of a program, with where it stands and what the engine calls its cases. */
function expectationsOf(program: Json) {
  return itemsOf(memberOf(program, 'tests')).flatMap((test, place) => [
    { place, path: ['tests', place, 'expect'], labels: [''] },
    ...itemsOf(memberOf(test, 'instead')).map((one, index) => ({
      ...{ place, path: ['tests', place, 'instead', index, 'expect'], labels: insteadLabels(memberOf(one, 'facts')) },
    })),
    ...itemsOf(memberOf(test, 'timeline')).map((one, index) => ({
      ...{ place, path: ['tests', place, 'timeline', index, 'expect'], labels: [timelineLabel(memberOf(one, 'on'))] },
    })),
  ]);
}

describe('an expectation line by line', () => {
  it('names every thing that the engine compares, in a program of each vendor', () => {
    for (const { name, value } of onePerVendor) {
      const { program } = parseProgram(JSON.stringify(value));
      if (!program?.tests) continue;
      // Every expectation is turned into one that nothing meets.
      const turned = structuredClone(value) as { tests: Json[] };
      const wanted = expectationsOf(value as Json).flatMap(({ place, path, labels }) =>
        linesOf(valueAt(value as Json, path)).flatMap(({ told }) => labels.map((label) => `${place} ${label} ${told}`)),
      );
      const strange = (one: Json): Json =>
        typeof one === 'boolean' ? !one : one !== null && typeof one === 'object' && !Array.isArray(one) ? mapped(one, strange) : 'strange';
      const mapped = (members: { [key: string]: Json }, by: (one: Json) => Json) =>
        Object.fromEntries(Object.entries(members).map(([key, one]) => [key, by(one)]));
      for (const { path } of expectationsOf(value as Json)) {
        const expectation = valueAt(turned as Json, path);
        for (const { path: inner, about } of linesOf(expectation)) {
          const holder = valueAt(turned as Json, [...path, ...inner.slice(0, -1)]) as { [key: string]: Json };
          const key = inner.at(-1) as string;
          if (about.of !== 'unknown' && about.of !== 'track') holder[key] = strange(holder[key] ?? null);
        }
      }
      const failed = runTests({ ...program, tests: turned.tests as never }).flatMap(({ failures }, place) =>
        failures.map((failure) => `${place} ${failure.case} ${failure.path}`),
      );
      expect([name, failed.filter((one) => !wanted.includes(one))]).toEqual([name, []]);
      expect([name, failed.length > 0]).toEqual([name, true]);
    }
  });

  it('takes every line that it offers, with a value that checks, and gives each back', () => {
    const document = northwind();
    const program = () => document.current.value;
    document.edit('one', (edits) => edits.set(['tests'], [{ name: 'one', asOf: DAY, expect: {} }]), { at: 0 });
    const before = document.current.text;
    const at = ['tests', 0, 'expect'];
    const naming = namingOf(program());
    const offered = expectable(naming, {}).map(({ about }) => about);
    const kinds = new Set(offered.map(({ of }) => of));
    expect([...kinds].sort()).toEqual(
      ['track', 'tier', 'state', 'until', 'granted', 'benefits', 'stacking', 'missed', 'facts', 'deal', 'unknown'].sort(),
    );
    // One of each: a benefit is either given or has a value.
    const chosen = offered.filter((about, place) => offered.findIndex(({ of }) => of === about.of) === place && about.of !== 'granted');
    for (const about of [...chosen, { of: 'deal', id: 'by' } as const, { of: 'deal', id: 'place' } as const])
      document.edit(
        'set',
        (edits) =>
          setLine(
            edits,
            program(),
            at,
            about,
            firstExpected(naming, about, DAY, (kind) => firstOf(kind, DAY)),
          ),
        {
          at: 0,
        },
      );
    expect(errors(document.current.text)).toEqual([]);
    expect(expectable(naming, valueAt(program(), at)).length).toBeLessThan(offered.length);
    for (const line of linesOf(valueAt(program(), at))) expect(pathOfAbout(undefined, line.about).length).toBe(line.path.length);
    while (linesOf(valueAt(program(), at)).length > 0)
      document.edit('remove', (edits) => removeLine(edits, program(), at, linesOf(valueAt(program(), at))[0]?.path ?? []), { at: 0 });
    expect(program()).toEqual(JSON.parse(before));
  });

  it('tells what a benefit is worth in place of whether it is given', () => {
    const document = new ProgramDocument(JSON.stringify({ tests: [{ expect: { benefits: { mdf: true }, unknown: ['a'] } }] }));
    const at = ['tests', 0, 'expect'];
    document.edit('set', (edits) => setLine(edits, document.current.value, at, { of: 'benefits', id: 'mdf', part: 'amount' }, 5), {
      at: 0,
    });
    document.edit('set', (edits) => setLine(edits, document.current.value, at, { of: 'unknown', id: 'b' }, 'b'), { at: 0 });
    expect(valueAt(document.current.value, at)).toEqual({ benefits: { mdf: { amount: 5 } }, unknown: ['a', 'b'] });
  });

  it('reads in words, and its outcome too', () => {
    const naming = namingOf(northwind().current.value);
    const words = (about: Parameters<typeof aboutInWords>[1], value: Json) => [
      aboutInWords(naming, about),
      valueInWords(naming, about, value),
    ];
    expect(words({ of: 'tier' }, 'gold')).toEqual(['tier', 'Gold']);
    expect(words({ of: 'tier' }, null)).toEqual(['tier', 'none']);
    expect(words({ of: 'missed', id: 'gold' }, ['bookings'])).toEqual(['missedLine(Gold)', 'Bookings']);
    expect(words({ of: 'facts', id: 'bookings.t12m' }, 1234.5)).toEqual([expect.stringMatching(/^factLine\(Bookings/), '$1,234.50']);
    expect(words({ of: 'deal', id: 'then' }, { route: 'review' })).toEqual(['deal.then', expect.stringMatching(/^route\(/)]);
    expect(words({ of: 'benefits', id: 'mdf', part: 'value' }, { cloud: 2, data: null })[1]).toBe('cloud: 2%; data: none');
  });
});

describe('what a test says of a partner', () => {
  it('begins with values that check, whatever is chosen, in a program with every kind', () => {
    const document = northwind();
    const program = () => document.current.value;
    const known = knownOf(program(), [], null);
    const test: { [part: string]: Json } = { name: 'all', asOf: DAY, expect: {} };
    const all = (offers: ReturnType<typeof factOffers>): Json => Object.fromEntries(offers.map(({ id, kind }) => [id, firstOf(kind, DAY)]));
    test.facts = all(factOffers(known));
    test.attributes = all(attributeOffers(known));
    test.set = all(parameterOffers(known));
    test.records = Object.fromEntries(recordChoices(known).map(({ value }) => [value, [newRecord(known, value, DAY)]]));
    test.previous = newPart('previous', DAY);
    test.family = newPart('family', DAY);
    test.timeline = newPart('timeline', DAY);
    test.instead = newPart('instead', DAY);
    test.loaded = { order: null };
    document.edit('one', (edits) => edits.set(['tests'], [test]), { at: 0 });
    // How long a text has to be, and how large a number, is for people to say.
    const wrong = errors(document.current.text).filter(({ code }) => code !== 'PDL215');
    expect(wrong.map(({ code, pointer }) => [code, pointer])).toEqual([]);
    expect(fieldOffers(known, 'deal', { recordedOn: 'r', copies: 'c' }).map(({ id }) => id)).toEqual(
      expect.arrayContaining(['amount', 'wonOn', 'recordedOn', 'copies']),
    );
    expect(PARTS.map((part) => part in test)).toEqual(PARTS.map(() => true));
  });

  it('gives the lines of a deal as rows of its form’s fields', () => {
    const text = PROGRAMS.find(({ file }) => file === 'gumdrop/published.program.json')?.text ?? '';
    const document = new ProgramDocument(text);
    const lines = factOffers(knownOf(document.current.value, [], null)).find(({ id }) => id === 'deal.lines');
    expect([lines?.title, lines?.kind.fields?.map(({ id, title, kind }) => [id, title, kind.type])]).toEqual([
      'Cases',
      [
        ['sku', 'SKU', 'string'],
        ['units', 'Units', 'integer'],
      ],
    ]);
    const facts = { 'deal.lines': lines ? firstOf(lines.kind, DAY) : null };
    expect(facts).toEqual({ 'deal.lines': [{ sku: expect.any(String), units: expect.any(Number) }] });
    document.edit('one', (edits) => edits.set(['tests'], [{ name: 'lines', asOf: DAY, facts, expect: {} }]), { at: 0 });
    expect(errors(document.current.text).map(({ code, pointer }) => [code, pointer])).toEqual([]);
    expect(factOffers(knownOf(northwind().current.value, [], null)).some(({ id }) => id === 'deal.lines')).toBe(false);
  });

  it('has later days and other partners, each of its own', () => {
    const document = new ProgramDocument(JSON.stringify({ tests: [{ timeline: [{ on: '2027-12-31' }], family: [{ id: 'sister' }] }] }));
    const add = (part: 'family' | 'timeline' | 'instead') =>
      document.edit('add', (edits) => addItem(edits, document.current.value, ['tests', 0, part], part, DAY), { at: 0 });
    for (const part of ['family', 'timeline'] as const) add(part);
    expect(document.current.value.tests).toEqual([
      { timeline: [{ on: '2027-12-31' }, { on: '2028-01-01', expect: {} }], family: [{ id: 'sister' }, { id: 'sister2' }] },
    ]);
  });
});

describe('tests of a document', () => {
  it('are added, copied and removed; the list goes with the last', () => {
    const document = new ProgramDocument('{ "program": "small" }');
    const program = () => document.current.value;
    document.edit('add', (edits) => void addTest(edits, program(), { name: 'one' }), { at: 0 });
    document.edit('add', (edits) => void addTest(edits, program(), { name: 'two' }), { at: 0 });
    document.edit('copy', (edits) => copyTest(edits, program(), 0, 'one (copy)'), { at: 0 });
    expect(itemsOf(program().tests).map((test) => membersOf(test).name)).toEqual(['one', 'one (copy)', 'two']);
    for (const _ of [1, 2, 3]) document.edit('remove', (edits) => removeTest(edits, program(), 0), { at: 0 });
    expect(program()).toEqual({ program: 'small' });
    expect(dayOf({ effective: { from: '2027-01-01' } }, {}, DAY)).toBe('2027-01-01');
    expect([dayOf({}, { asOf: '2026-01-01' }, DAY), dayOf({}, {}, DAY)]).toEqual(['2026-01-01', DAY]);
  });

  it('of a made-up partner expect what is decided, and pass', () => {
    const document = northwind();
    const { program } = parseProgram(document.current.text);
    if (!program) throw new Error('northwind loads');
    const partner = madeUp(document.current.value.facts);
    const decided = decide(compileProgram(program, hashProgram(program)), partner, { asOf: DAY, extra: 'ignore', trace: true });
    const test = testOf('made up', partner, DAY, decided.ok ? decided.value : null);
    expect(Object.keys(test.expect ?? {})).toEqual(['track', 'tier']);
    expect(runTests({ ...program, tests: [test] })[0]?.failures).toEqual([]);
    expect(testOf('made up', partner, DAY, null).expect).toEqual({});
  });
});

describe('how tests come out', () => {
  const told: ToldTest = {
    ...{ name: 'one', cases: 2, told: [] },
    failures: [
      { case: '', path: 'tier', expected: 'gold', got: 'silver' },
      { case: 'on 2027-01-01', path: '/attributes/x', expected: null, got: 'PDL401 no' },
    ],
  };
  const [track, tier] = linesOf({ track: 'resale', tier: 'gold' });

  it('is found by line, where the case was decided', () => {
    if (!track || !tier) throw new Error('two lines');
    expect(foundOf(told, '', tier)).toEqual({ isMet: false, got: 'silver' });
    expect(foundOf(told, '', track)).toEqual({ isMet: true, got: 'resale' });
    expect([foundOf(undefined, '', tier), foundOf(told, 'on 2027-01-01', tier)]).toEqual([null, null]);
    expect(troublesOf(told, 'on 2027-01-01')).toEqual(['PDL401 no']);
  });

  it('is asked for one text at a time, the newest next, and not while the text is no JSON', () => {
    const asked: TestsAsked[] = [];
    const port: TestPort = { postMessage: (one) => void asked.push(one), onmessage: null, onerror: null, terminate: () => {} };
    const document = northwind();
    const runs = new TestRuns(document, () => port);
    const answer = () => port.onmessage?.({ data: runDocumentTests(asked.at(-1) as TestsAsked) });
    for (const title of ['a', 'b']) document.edit('title', (edits) => edits.set(['title'], title), { at: 0 });
    expect(asked.length).toBe(1);
    answer();
    expect(asked.map(({ number }) => number)).toEqual([0, 2]);
    answer();
    expect([asked.length, (runs.last as TestsSaid).number]).toEqual([2, 2]);
    document.type('typing', [{ offset: 0, removed: '', inserted: 'x' }], 0);
    expect(asked.length).toBe(2);
    document.undo();
    expect(asked.length).toBe(3);
    port.onerror?.({ message: 'out of memory' });
    expect([runs.last, asked.length]).toEqual([new WorkerGone('out of memory'), 3]);
    runs.retry();
    answer();
    expect([asked.length, (runs.last as TestsSaid).number]).toEqual([4, document.current.number]);
    runs.close();
  });
});
