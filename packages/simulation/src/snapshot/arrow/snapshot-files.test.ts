import { hashProgram } from '@tierwright/program';
import { makeData, RecordBatch, RecordBatchFileWriter, Schema, Struct, type Table, tableFromIPC } from 'apache-arrow';
import { describe, expect, it } from 'vitest';
import { makeSnapshot } from '../make-snapshot.ts';
import type { Snapshot } from '../snapshot.ts';
import { compiledForms, formPartners, onOneDay, QUESTION } from '../snapshots.fixture.ts';
import { readSnapshot } from './read-snapshot.ts';
import { sealed, sealOf } from './seal.ts';
import { writeSnapshot } from './write-snapshot.ts';

const make = (partners = onOneDay(50)): Snapshot => makeSnapshot([compiledForms], partners, QUESTION);
const codesOf = async (bytes: Uint8Array): Promise<string[]> => (await readSnapshot(bytes)).problems.map(({ code }) => code);

/** The file with other fields or metadata. */
function rewritten(
  bytes: Uint8Array,
  { fields, metadata }: { fields?: (name: string) => boolean; metadata?: Map<string, string> },
): Promise<Uint8Array> {
  const table: Table = tableFromIPC(bytes);
  const [batch] = table.batches;
  const kept = table.schema.fields.map((field) => fields?.(field.name) ?? true);
  const own = table.schema.fields.filter((_, index) => kept[index]);
  const children = batch?.data.children.filter((_, index) => kept[index]) ?? [];
  const data = makeData({ type: new Struct(own), length: table.numRows, nullCount: 0, children });
  const writer = new RecordBatchFileWriter();
  writer.write(new RecordBatch(new Schema(own, metadata ?? table.schema.metadata), data));
  writer.finish();
  return sealed(writer.toUint8Array(true));
}

describe('snapshots in files', () => {
  it.each<[string, () => Snapshot]>([
    ['one day', () => make()],
    ['days since states before', () => make(formPartners(70))],
    ['nobody', () => make([])],
    ['one partner', () => make(onOneDay(2).slice(1))],
    ['nobody who can be decided', () => make([{ id: 'P', attributes: { region: 'Mars' } }])],
    ['nothing known', () => make([{ id: 'P' }, { id: 'Q' }])],
    [
      'states by group',
      () =>
        make([
          { id: 'P', previous: { on: '2026-06-01', groups: { north: 'base', south: null } } },
          { id: 'Q', previous: { on: '2026-06-29' } },
        ]),
    ],
  ])('SIM-S5: give back what was written: %s', async (_, snapshotOf) => {
    const snapshot = snapshotOf();
    expect(await readSnapshot(await writeSnapshot(snapshot))).toEqual({ ok: true, value: snapshot, problems: [] });
  });

  it('SIM-S5: are read over their own memory, wherever it begins', async () => {
    const bytes = await writeSnapshot(make());
    const read = await readSnapshot(bytes);
    const column = read.ok ? [...read.value.facts.values()].find(({ kind }) => kind === 'number') : undefined;
    expect(column?.kind === 'number' && column.values.buffer).toBe(bytes.buffer);
    const shifted = new Uint8Array(bytes.length + 3);
    shifted.set(bytes, 3);
    expect((await readSnapshot(shifted.subarray(3))).ok).toBe(true);
  });

  it('SIM-S5: are tables of Arrow, with the names of facts', async () => {
    const table = tableFromIPC(await writeSnapshot(make()));
    expect(table.numRows).toBe(50);
    expect(table.schema.names).toEqual(
      expect.arrayContaining(['id', 'title', 'from', 'bookings', 'orders', 'tags', 'by.area north', 'by customer', 'partner.type']),
    );
    expect(table.get(7)?.toJSON()).toMatchObject({
      id: 'P7',
      title: 'Partner 7 ü',
      'partner.type': 'agent',
      region: 'EMEA',
      orders: 3,
      share: 1,
    });
    const byRows = tableFromIPC(await writeSnapshot(make(formPartners(20))));
    expect(byRows.schema.names).toContain('rows');
    expect(byRows.get(1)?.toJSON().previous?.toJSON()).toMatchObject({ state: 'held', tier: 'base', until: null });
    expect(byRows.get(2)?.toJSON().previous?.toJSON()).toMatchObject({ on: null, tier: null });
    expect(byRows.schema.fields.find(({ name }) => name === 'rows')?.type.toString()).toContain('List');
  });

  it('SIM-S6: have the hash of their content, the same for the same content', async () => {
    const [one, same, other] = [make(), make(), make(onOneDay(51))];
    const [first, again, else_] = await Promise.all([one, same, other].map(writeSnapshot));
    expect(first).toEqual(again);
    expect((await sealOf(first as Uint8Array))?.said).not.toBe((await sealOf(else_ as Uint8Array))?.said);
    expect(hashProgram(one.made)).toBe(hashProgram(other.made));
  });

  it('SIM-S6: where any byte was changed they are refused before they are read', async () => {
    const bytes = await writeSnapshot(make(formPartners(12)));
    for (let at = 0; at < bytes.length; at += 53) {
      const damaged = bytes.slice();
      damaged[at] = (damaged[at] as number) ^ 0x41;
      expect(['SIM101', 'SIM103']).toContain((await codesOf(damaged))[0]);
    }
  });

  it('SIM-S6: that are cut short, or no files of snapshots, are refused', async () => {
    const bytes = await writeSnapshot(make());
    const lengths = [0, 1, 8, 100, bytes.length >> 1, bytes.length - 5];
    const codes = await Promise.all(lengths.map((length) => codesOf(bytes.slice(0, length))));
    expect(codes.every(([code]) => code !== undefined)).toBe(true);
    expect(await codesOf(new TextEncoder().encode('{"partners": []}'))).toEqual(['SIM101']);
    expect(await codesOf(await rewritten(bytes, { metadata: new Map() }))).toEqual(['SIM101']);
  });

  it('SIM-S6: in another form, without a column are refused', async () => {
    const bytes = await writeSnapshot(make());
    const { metadata } = tableFromIPC(bytes).schema;
    const about = JSON.parse(metadata.get('tierwright') ?? '{}');
    const withAbout = (change: object) =>
      rewritten(bytes, { metadata: new Map(metadata).set('tierwright', JSON.stringify({ ...about, ...change })) });
    expect(await codesOf(await withAbout({ form: 2 }))).toEqual(['SIM102']);
    expect((await codesOf(await withAbout({ count: 49 })))[0]).toBe('SIM106');
    expect(await codesOf(await rewritten(bytes, { fields: (name) => name !== 'title' && name !== 'from' }))).toEqual(
      expect.arrayContaining(['SIM104']),
    );
  });
});
