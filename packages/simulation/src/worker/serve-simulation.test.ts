import { createHash } from 'node:crypto';
import { compileProgram } from '@tierwright/engine';
import type { PartnerData } from '@tierwright/facts';
import { canonicalize, type Json, type Program, parseProgram } from '@tierwright/program';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { impactOf, impactReport } from '../impact/impact.ts';
import { EXAMPLE, partnerWith, withGoldAt } from '../report/versions.fixture.ts';
import { writeSnapshot } from '../snapshot/arrow/write-snapshot.ts';
import { makeSnapshot } from '../snapshot/make-snapshot.ts';
import type { SnapshotQuestion } from '../snapshot/snapshot.ts';
import type { MessagePort } from './message-port.ts';
import type { WorkerAsked, WorkerSaid } from './messages.ts';
import { serveSimulation } from './serve-simulation.ts';

const text = (program: Program) => JSON.stringify(program);
const compiled = (program: Program) => {
  const parsed = parseProgram(text(program));
  return compileProgram(parsed.program as Program, parsed.hash as string);
};
const [BEFORE, AFTER] = [text(EXAMPLE), text(withGoldAt(200_000))];
const versions = { baseline: compiled(EXAMPLE), candidate: compiled(withGoldAt(200_000)) };
const partners = Array.from({ length: 70 }, (_, index) => partnerWith(`P${index}`, index * 7000));
const snapshotOf = (from: number, to: number) =>
  makeSnapshot([versions.baseline, versions.candidate], partners.slice(from, to), { base: 'a'.repeat(64), asOf: '2026-06-30' });
const fileOf = async (from: number, to: number): Promise<ArrayBuffer> => {
  const bytes = await writeSnapshot(snapshotOf(from, to));
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
};

describe('a simulation behind a port', () => {
  let page: MessagePort & { close(): void };
  let said: WorkerSaid[];
  const ask = (asked: WorkerAsked) => page.postMessage(asked);
  const until = async (holds: (all: readonly WorkerSaid[]) => boolean) => {
    await expect.poll(() => holds(said), { timeout: 20_000, interval: 5 }).toBe(true);
    return said;
  };

  beforeEach(async () => {
    const { port1, port2 } = new MessageChannel();
    serveSimulation(port1 as unknown as MessagePort);
    page = port2 as unknown as typeof page;
    said = [];
    page.onmessage = ({ data }) => said.push(data as WorkerSaid);
    ask({ type: 'load', id: 1, shards: [await fileOf(0, 30), await fileOf(30, 70)] });
    await until(() => said.length === 1);
    expect(said).toEqual([{ type: 'loaded', id: 1, partners: 70, base: 'a'.repeat(64) }]);
    said = [];
  });
  afterEach(() => page.close());

  it('SIM-R8: reports the bytes of one process, and how far it is', async () => {
    ask({ type: 'simulate', id: 2, baseline: BEFORE, candidate: AFTER });
    await until(() => said.at(-1)?.type === 'report');
    const [first, second, third] = said;
    expect([first, second]).toEqual([
      { type: 'progress', id: 2, done: 30, of: 70 },
      { type: 'progress', id: 2, done: 70, of: 70 },
    ]);
    const whole = impactReport(impactOf(snapshotOf(0, 70), versions), versions);
    expect(third?.type === 'report' && canonicalize(third.report as unknown as Json)).toBe(canonicalize(whole as unknown as Json));
  });

  it('SIM-R8: who asks again gets the last answer; what runs is cancelled', async () => {
    ask({ type: 'simulate', id: 2, baseline: BEFORE, candidate: AFTER });
    ask({ type: 'simulate', id: 3, baseline: BEFORE, candidate: AFTER });
    await until((all) => all.some(({ type, id }) => type === 'report' && id === 3));
    expect(said.filter(({ id }) => id === 2).at(-1)).toEqual({ type: 'cancelled', id: 2 });
    said = [];
    ask({ type: 'simulate', id: 4, baseline: BEFORE, candidate: AFTER });
    ask({ type: 'cancel', id: 4 });
    ask({ type: 'cancel', id: 9 });
    await until(() => said.length > 0);
    expect(said.at(-1)).toEqual({ type: 'cancelled', id: 4 });
  });

  it('SIM-R8: refuses what is no program, and what the snapshot cannot answer', async () => {
    ask({ type: 'simulate', id: 2, baseline: BEFORE, candidate: '{' });
    await until(() => said.length === 1);
    expect(said[0]).toMatchObject({ type: 'refused', id: 2, of: 'candidate', problems: [{ code: 'PDL100' }] });
    const longer = BEFORE.replace('"trailing":"P12M"', '"trailing":"P24M"');
    expect(longer).not.toBe(BEFORE);
    ask({ type: 'simulate', id: 3, baseline: BEFORE, candidate: longer });
    await until(() => said.length === 2);
    expect(said[1]).toMatchObject({ type: 'refused', id: 3, of: 'snapshot', problems: [{ code: 'SIM115' }, { code: 'SIM115' }] });
    ask({ type: 'load', id: 4, shards: [new ArrayBuffer(40)] });
    await until(() => said.length === 3);
    expect(said[2]).toMatchObject({ type: 'refused', id: 4, of: 'snapshot', problems: [{ code: 'SIM101' }] });
  });

  const bytesOf = (lines: string): Uint8Array => new TextEncoder().encode(lines);
  const linesOf = (all: readonly PartnerData[]) => `${all.map((one) => JSON.stringify(one)).join('\n')}\n`;
  /** Cut where it hurts: inside of lines and of characters. */
  const pieces = (bytes: Uint8Array, size: number): ArrayBuffer[] =>
    Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) => bytes.slice(at * size, (at + 1) * size).buffer as ArrayBuffer);
  const reportFor = (candidate: Program, all: readonly PartnerData[], question: SnapshotQuestion) => {
    const both = { baseline: versions.baseline, candidate: compiled(candidate) };
    const whole = makeSnapshot([both.baseline, both.candidate], all, question);
    return canonicalize(impactReport(impactOf(whole, both), both) as unknown as Json);
  };
  const reportSaid = () => {
    const report = said.at(-1);
    return report?.type === 'report' ? canonicalize(report.report as unknown as Json) : report;
  };
  const days = { asOf: '2026-06-30' };
  const longer: Program = JSON.parse(BEFORE.replace('"trailing":"P12M"', '"trailing":"P24M"'));

  it('SIM-R14: makes columns of partners for whatever versions ask, for a day and a range', async () => {
    const all = [...partners, { ...partnerWith('Ω', 12_345), title: 'Ωμέγα 🜚' }];
    const lines = bytesOf(linesOf(all));
    const base = createHash('sha256').update(lines).digest('hex');
    ask({ type: 'partners', id: 2, pieces: pieces(lines, 7), days });
    await until(() => said.length === 1);
    expect(said).toEqual([{ type: 'loaded', id: 2, partners: 71, base }]);
    const range = { from: '2025-06-30', asOf: '2026-06-30' };
    const asked = [
      [withGoldAt(200_000), days],
      [longer, days],
      [withGoldAt(200_000), days],
      [longer, range],
    ] as const;
    for (const [index, [candidate, question]] of asked.entries()) {
      ask({ type: 'simulate', id: 10 + index, baseline: BEFORE, candidate: text(candidate), days: question });
      await until(() => said.at(-1)?.type === 'report' && said.at(-1)?.id === 10 + index);
      expect(reportSaid()).toBe(reportFor(candidate, all, { ...question, base }));
    }
  });

  it('SIM-R14: puts families together where a version counts them', async () => {
    const { bookings } = EXAMPLE.facts ?? {};
    const family: Program = { ...withGoldAt(200_000), facts: { ...EXAMPLE.facts, bookings: { ...bookings!, over: 'family' } } };
    const all = partners.slice(0, 20).map((one, at): PartnerData => (at % 3 === 0 ? one : { ...one, parent: `P${at - 1}` }));
    const together = all.map((one, at) => ({
      ...one,
      family: all.filter((other, place) => other !== one && Math.floor(place / 3) === Math.floor(at / 3)),
    }));
    const lines = bytesOf(linesOf(all));
    ask({ type: 'partners', id: 2, pieces: [lines.buffer as ArrayBuffer], days });
    ask({ type: 'simulate', id: 3, baseline: BEFORE, candidate: text(family) });
    await until(() => said.at(-1)?.type === 'report' || said.at(-1)?.type === 'refused');
    expect(reportSaid()).toBe(reportFor(family, together, { ...days, base: createHash('sha256').update(lines).digest('hex') }));
    expect(reportSaid()).not.toBe(reportFor(family, all, { ...days, base: createHash('sha256').update(lines).digest('hex') }));
  });

  it('SIM-R14: refuses lines that are no partners, and keeps what it had', async () => {
    for (const [id, lines] of [`${linesOf(partners)}{`, '\n[]\n', '{"id":""}', linesOf([...partners, ...partners])].entries()) {
      ask({ type: 'partners', id: 20 + id, pieces: [bytesOf(lines).buffer as ArrayBuffer], days });
      await until(() => said.length === id + 1);
      expect(said.at(-1)).toMatchObject({ type: 'refused', id: 20 + id, of: 'partners', problems: [{ code: 'SIM119' }] });
    }
    ask({ type: 'simulate', id: 30, baseline: BEFORE, candidate: AFTER });
    await until(() => said.at(-1)?.type === 'report');
    expect(said.at(-1)).toMatchObject({ id: 30, report: { partners: 70 } });
  });

  it('SIM-R15: finds the partners behind a number, and cancels no report for it', async () => {
    const both = { baseline: BEFORE, candidate: AFTER };
    ask({ type: 'simulate', id: 2, ...both });
    ask({ type: 'behind', id: 3, ...both, selector: { part: 'changes' }, page: { limit: 5 } });
    ask({ type: 'behind', id: 4, ...both, selector: { part: 'weather' }, page: { limit: 5 } });
    await until(() => said.at(-1)?.id === 4);
    const report = said.find(({ type }) => type === 'report');
    expect(report).toMatchObject({ id: 2 });
    const changed = report?.type === 'report' ? report.report.changes : null;
    expect(said.find(({ type }) => type === 'found')).toEqual({
      type: 'found',
      id: 3,
      found: { total: changed?.changed, partners: changed?.partners.slice(0, 5).map(({ partner }) => ({ partner })) },
    });
    expect(said.at(-1)).toMatchObject({ type: 'refused', id: 4, of: 'selector', problems: [{ code: 'SIM501' }] });
    said = [];
    ask({ type: 'behind', id: 5, ...both, selector: { part: 'changes' }, page: { limit: 5 } });
    ask({ type: 'simulate', id: 6, ...both });
    await until(() => said.at(-1)?.id === 6 && said.at(-1)?.type === 'report');
    expect(said[0]).toEqual({ type: 'cancelled', id: 5 });
  });
});
