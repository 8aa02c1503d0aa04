import { compileProgram } from '@tierwright/engine';
import { canonicalize, type Json, type Program, parseProgram } from '@tierwright/program';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { impactOf, impactReport } from '../impact/impact.ts';
import { EXAMPLE, partnerWith, withGoldAt } from '../report/versions.fixture.ts';
import { writeSnapshot } from '../snapshot/arrow/write-snapshot.ts';
import { makeSnapshot } from '../snapshot/make-snapshot.ts';
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
    expect(said).toEqual([{ type: 'loaded', id: 1, partners: 70 }]);
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
});
