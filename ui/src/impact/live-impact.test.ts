import type { ImpactReport, WorkerAsked, WorkerSaid } from '@tierwright/simulation';
import { beforeEach, describe, expect, it } from 'vitest';
import { ProgramDocument } from '../editor/document/program-document.ts';
import { difference } from '../editor/document/text-change.ts';
import type { Baseline } from './impact-state.ts';
import { type BaseSource, LiveImpact, SimulationRefused } from './live-impact.ts';

const TEXT = '{ "program": "cedar", "title": "Cedar" }';
const LIVE: Baseline = { kind: 'live', version: '1', hash: 'a', text: 'live' };
const report = (summary: string) => ({ summary }) as ImpactReport;
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('the impact while somebody types', () => {
  let asked: WorkerAsked[];
  let say: (said: WorkerSaid) => void;
  let die: () => void;
  let ended: boolean;
  let document: ProgramDocument;
  let time: number;
  beforeEach(() => {
    [asked, ended, document, time] = [[], false, new ProgramDocument(TEXT), 0];
  });

  const open = (source: Partial<BaseSource> = {}) => {
    const port = {
      postMessage: (one: WorkerAsked) => void asked.push(one),
      onmessage: null as ((event: { readonly data: WorkerSaid }) => void) | null,
      onerror: null as ((event: { readonly message?: string }) => void) | null,
      terminate: () => {
        ended = true;
      },
    };
    say = (data) => port.onmessage?.({ data });
    die = () => port.onerror?.({ message: 'no memory' });
    async function* partners() {
      const bytes = new TextEncoder().encode('..{"id":"a"}\n');
      yield bytes.subarray(2);
    }
    return new LiveImpact(
      document,
      { baseline: async () => LIVE, partners, day: () => '2026-11-23', ...source },
      () => port,
      () => time,
    );
  };
  const ready = async (source?: Partial<BaseSource>) => {
    const impact = open(source);
    impact.start();
    await settled();
    const [loading] = asked;
    say({ type: 'loaded', id: loading?.id ?? 0, partners: 1, base: 'b' });
    await settled();
    return impact;
  };
  const write = (text: string) => document.type('Typing', difference(document.current.text, text), 0);

  it('ends with its worker, and begins again with another one when it is asked to', async () => {
    const impact = await ready();
    const behind = impact.over({ asOf: '2026-11-23' }).catch(String);
    say({ type: 'report', id: asked.at(-1)?.id ?? 0, report: report('first'), milliseconds: 1 });
    const open = impact.over({ asOf: '2026-11-23' }).catch(String);
    die();
    expect([impact.state.phase, ended, String(impact.state.error)]).toEqual(['failed', true, 'Error: no memory']);
    expect([await behind, await open]).toEqual(['Error: There is no report yet.', 'Error: no memory']);
    const before = asked.length;
    write(TEXT.replace('Cedar', 'Oak'));
    expect(await impact.over({ asOf: '2026-11-24' }).catch(String)).toBe('Error: no memory');
    expect(asked.length).toBe(before);
    impact.start();
    await settled();
    expect(asked.slice(before).map(({ type }) => type)).toEqual(['partners']);
  });

  it('reads the base once, then asks for the text as it stands', async () => {
    const impact = await ready();
    impact.start();
    expect(asked.map(({ type }) => type)).toEqual(['partners', 'simulate']);
    const [base, first] = asked;
    expect(base?.type === 'partners' && [new TextDecoder().decode(base.pieces[0]), base.days]).toEqual([
      '{"id":"a"}\n',
      { asOf: '2026-11-23' },
    ]);
    expect(first).toMatchObject({ baseline: 'live', candidate: TEXT });
    expect(impact.state).toMatchObject({ phase: 'ready', partners: 1, bytes: 11, baseline: LIVE });
  });

  it('asks at each key, and takes the answer to the last one alone', async () => {
    const impact = await ready();
    write('{ "title": "C" }');
    write('{ "title": "Ce" }');
    const [first, second] = asked.slice(-2).map(({ id }) => id) as [number, number];
    say({ type: 'progress', id: first, done: 1, of: 1 });
    say({ type: 'cancelled', id: first });
    expect(impact.state.progress).toBeNull();
    say({ type: 'progress', id: second, done: 1, of: 2 });
    expect(impact.state.progress).toEqual({ done: 1, of: 2 });
    time = 70;
    say({ type: 'report', id: second, report: report('second'), milliseconds: 40 });
    expect(impact.state).toMatchObject({
      progress: null,
      refused: null,
      reported: { number: 2, took: 70, deciding: 40, candidate: '{ "title": "Ce" }' },
    });
    expect(asked).toHaveLength(4);
  });

  it('waits for a pause where a text is large, and counts from the last key', async () => {
    const impact = await ready();
    const large = (title: string) => JSON.stringify({ title, note: 'x'.repeat(200_000) });
    time = 1000;
    for (const title of ['C', 'Ce', 'Ced']) write(large(title));
    expect(asked).toHaveLength(2);
    await expect.poll(() => asked.length).toBe(3);
    expect(asked.at(-1)).toMatchObject({ type: 'simulate', candidate: large('Ced') });
    time = 1250;
    say({ type: 'report', id: asked.at(-1)?.id ?? 0, report: report('last'), milliseconds: 40 });
    expect(impact.state.reported).toMatchObject({ number: 3, took: 250 });
    write(large('Ceda'));
    impact.close();
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(asked).toHaveLength(3);
  });

  it('keeps the last report while the text cannot be read or is refused', async () => {
    const impact = await ready();
    say({ type: 'report', id: asked.at(-1)?.id ?? 0, report: report('first'), milliseconds: 40 });
    write('{ "title": ');
    expect(asked).toHaveLength(2);
    write('{ "title": 7 }');
    expect(asked).toHaveLength(3);
    const problem = { code: 'PDL1', severity: 'error', pointer: '/title', message: 'No.' } as const;
    say({ type: 'refused', id: asked.at(-1)?.id ?? 0, of: 'candidate', problems: [problem] });
    expect(impact.state).toMatchObject({ reported: { number: 0 }, refused: { of: 'candidate', problems: [problem] } });
  });

  it('compares with nothing where no version is there, in the program’s own currency', async () => {
    await ready({ baseline: async () => ({ kind: 'none' }) });
    write('{ "program": "cedar", "title": "Cedar", "currency": "EUR", "tracks": [] }');
    const last = asked.at(-1);
    expect(last?.type === 'simulate' && JSON.parse(last.baseline)).toEqual({
      program: 'cedar',
      currency: 'EUR',
      version: '0',
      title: 'Cedar',
    });
  });

  it('looks behind a number of the report, not of the text', async () => {
    const impact = await ready();
    await expect(impact.behind({ part: 'changes' })).rejects.toThrow();
    say({ type: 'report', id: asked.at(-1)?.id ?? 0, report: report('first'), milliseconds: 40 });
    write('{}');
    const found = impact.behind({ part: 'changes' });
    const behind = asked.at(-1);
    expect(behind).toMatchObject({ type: 'behind', candidate: TEXT, selector: { part: 'changes' } });
    say({ type: 'found', id: behind?.id ?? 0, found: { total: 1, partners: [{ partner: 'a' }] } });
    expect(await found).toEqual({ total: 1, partners: [{ partner: 'a' }] });
    const refused = impact.behind({ part: 'changes' });
    say({ type: 'refused', id: asked.at(-1)?.id ?? 0, of: 'selector', problems: [] });
    await expect(refused).rejects.toThrow(SimulationRefused);
  });

  it('asks again for the text where a range took its turn', async () => {
    const impact = await ready();
    say({ type: 'report', id: asked.at(-1)?.id ?? 0, report: report('first'), milliseconds: 40 });
    write('{}');
    const ofText = asked.at(-1)?.id ?? 0;
    const range = impact.over({ asOf: '2026-11-23', from: '2025-11-23' });
    say({ type: 'cancelled', id: ofText });
    expect(asked.at(-1)).toMatchObject({ type: 'simulate', candidate: '{}' });
    say({ type: 'cancelled', id: ofText + 1 });
    await expect(range).rejects.toThrow(SimulationRefused);
  });

  it('tells what failed, ends its worker, and begins anew when it is asked to', async () => {
    let tries = 0;
    const baseline = async () => {
      tries += 1;
      if (tries === 1) throw new Error('no connection');
      return LIVE;
    };
    const impact = open({ baseline });
    impact.start();
    await settled();
    expect([impact.state.phase, String(impact.state.error), ended]).toEqual(['failed', 'Error: no connection', true]);
    impact.start();
    await settled();
    expect([impact.state.phase, asked.map(({ type }) => type)]).toEqual(['loading', ['partners']]);
    impact.close();
    expect(impact.state.phase).toBe('idle');
  });
});
