import { readFileSync } from 'node:fs';
import { CompiledDocuments, compileProgram, type Decision, decide, runTests } from '@tierwright/engine';
import type { PartnerData } from '@tierwright/facts';
import { canonicalize, type Json, type Program, parseProgram } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { answerPartner, nextTiers } from './answer-partner.ts';
import { factInputs } from './fact-inputs.ts';
import type { DecideAsked, DecideSaid } from './messages.ts';
import { PartnerDesk } from './partner-desk.ts';
import { madeUp } from './partner-file.ts';
import { pinnedTest } from './pinned-test.ts';

const TEXT = readFileSync(new URL('../../../rules/northwind/2026.2.0.program.json', import.meta.url), 'utf8');
const parsed = parseProgram(TEXT);
const program = parsed.program as Program;
const compiled = compileProgram(program, parsed.hash as string);
const asOf = '2026-06-30';
const kite: PartnerData = {
  id: 'kite',
  title: 'Kite',
  attributes: { type: 'reseller', region: 'NA', agreementSigned: true, overdue: false, unheardOf: 1 },
  facts: { 'bookings.t12m': 50_000, 'certs.active': 2 },
};

describe('one partner', () => {
  it('is decided to the bytes of the engine, and told in sentences', async () => {
    const said = await answerPartner(new CompiledDocuments(2), { id: 1, type: 'decide', text: TEXT, partner: kite, asOf });
    const whole = decide(compiled, kite, { asOf, extra: 'ignore', trace: true });
    if (said.type !== 'decided' || !whole.ok) throw new Error(JSON.stringify(said));
    expect(canonicalize(said.decision as unknown as Json)).toBe(canonicalize(whole.value as unknown as Json));
    expect(said.explanation.summary).toMatch(/^Kite on 30 June 2026\./);
    expect(nextTiers(program, said.decision)).toEqual([{ track: 'resale', to: 'gold' }]);
  });

  it('is shown the way to the next tier, and when the one that it has is lost', async () => {
    const said = await answerPartner(new CompiledDocuments(2), { id: 1, type: 'outlook', text: TEXT, partner: kite, asOf });
    if (said.type !== 'outlook') throw new Error(JSON.stringify(said));
    expect(said.paths.map(({ tier }) => tier)).toEqual(['gold']);
    expect(said.lapse?.tiers[0]?.tier).toBe('silver');
    expect(said.problems).toEqual([]);
  });

  it('is refused with what is wrong', async () => {
    const ask = (text: string, partner: PartnerData) =>
      answerPartner(new CompiledDocuments(2), { id: 1, type: 'decide', text, partner, asOf });
    expect(await ask('{', kite)).toMatchObject({ type: 'refused', of: 'program' });
    expect(await ask(TEXT, { ...kite, facts: { 'bookings.t12m': 'many' } })).toMatchObject({
      type: 'refused',
      of: 'partner',
      problems: [{ code: 'PDL407' }],
    });
  });

  it('can be pinned as a test that the document then passes', () => {
    const outcome = decide(
      compiled,
      { ...kite, attributes: { type: 'reseller', region: 'NA', agreementSigned: true, overdue: false } },
      { asOf, trace: true },
    );
    const { unheardOf: _, ...attributes } = kite.attributes ?? {};
    const test = pinnedTest('Kite stays Silver', { ...kite, attributes }, (outcome.ok ? outcome.value : null) as Decision);
    expect(test.expect).toEqual({ track: 'resale', tier: 'silver' });
    const pinned = parseProgram(JSON.stringify({ ...program, tests: [test] }));
    expect(pinned.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(runTests(pinned.program as Program).flatMap(({ failures }) => failures)).toEqual([]);
  });
});

describe('the sliders of a made-up partner', () => {
  it('reach beyond the thresholds that tiers ask, and come in the order of what is asked', () => {
    const inputs = factInputs(program);
    const bookings = inputs.find(({ id }) => id === 'bookings.t12m');
    expect(bookings).toMatchObject({ kind: 'number', isMoney: true, min: 0, step: 1000 });
    expect(bookings?.thresholds).toContain(50_000);
    expect(bookings?.max).toBeGreaterThan(bookings?.thresholds.at(-1) ?? Number.POSITIVE_INFINITY);
    expect(inputs.find(({ id }) => id === 'partner.region')).toMatchObject({ kind: 'choice', values: ['NA', 'EMEA', 'APAC', 'LATAM'] });
    expect(inputs.every(({ min, max, step, kind }) => kind !== 'number' || (min < max && step > 0))).toBe(true);
    const placeOf = (wanted: string) => inputs.findIndex(({ id }) => id === wanted);
    expect(placeOf('bookings.t12m')).toBeLessThan(placeOf('partner.joinedOn'));
  });
});

describe('a partner that is made up', () => {
  it('has what the program must know of everybody, and so can be decided at once', () => {
    const made = madeUp(program.facts);
    expect(made.facts).toEqual({ 'partner.type': 'reseller', 'partner.region': 'NA' });
    expect(decide(compiled, made, { asOf }).ok).toBe(true);
    expect([madeUp(undefined), madeUp({ a: null, b: { onMissing: 'error', values: 7 } })].map(({ facts }) => facts)).toEqual([{}, {}]);
  });
});

describe('questions about one partner', () => {
  it('are answered one at a time, the last one in the end, and then its outlook', () => {
    const asked: DecideAsked[] = [];
    const port = {
      postMessage: (one: DecideAsked) => void asked.push(one),
      onmessage: null as ((event: { readonly data: DecideSaid }) => void) | null,
      onerror: null as ((event: { readonly message?: string }) => void) | null,
      terminate: () => {},
    };
    const desk = new PartnerDesk(() => port);
    const question = (bookings: number) => ({ text: TEXT, asOf, partner: { ...kite, facts: { 'bookings.t12m': bookings } } });
    for (const bookings of [1, 2, 3]) desk.ask(question(bookings));
    expect(asked.map(({ id }) => id)).toEqual([1]);
    const said = { type: 'decided', decision: {}, explanation: {} } as unknown as DecideSaid;
    port.onmessage?.({ data: { ...said, id: 1 } });
    expect(asked.map(({ id, type }) => [id, type])).toEqual([
      [1, 'decide'],
      [3, 'decide'],
    ]);
    expect(desk.answer.isWaiting).toBe(true);
    port.onmessage?.({ data: { ...said, id: 3 } });
    expect(asked.at(-1)).toMatchObject({ id: 3, type: 'outlook' });
    port.onmessage?.({ data: { id: 3, type: 'outlook', paths: [], lapse: null, problems: [] } });
    expect(desk.answer).toMatchObject({ isWaiting: false, outlook: { paths: [] } });
    expect(asked).toHaveLength(3);
    desk.ask(question(4));
    port.onerror?.({ message: 'no memory' });
    expect(desk.answer).toMatchObject({ isWaiting: false, died: 'no memory' });
    desk.retry();
    expect([asked.at(-1)?.partner.facts, asked.length]).toEqual([{ 'bookings.t12m': 4 }, 5]);
    expect(desk.answer).toMatchObject({ isWaiting: true, died: null });
  });
});
