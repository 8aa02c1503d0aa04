import { describe, expect, it } from 'vitest';
import type { Json } from '../tests/schema.ts';
import { migrateProgram } from './migrate-program.ts';
import type { Migration } from './migration.ts';
import { migrationSequence } from './migration-sequence.ts';

const step = (id: string, from: string, to: string): Migration => ({ id, from, to, title: id, migrate: (document) => document });

describe('the sequence', () => {
  it('PDL-G2: rises by one and joins up', () => {
    const steps = [step('pdl/1', '1.0', '1.1'), step('pdl/2', '1.1', '2.0')];
    expect(migrationSequence(steps, '2.0')).toBe(steps);
    expect(migrationSequence([], '2.0')).toEqual([]);
  });

  it.each([
    [[step('pdl/2', '1.0', '2.0')], 'Migration 1 is called pdl/2, not pdl/1'],
    [[step('pdl/1', '1.0', '1.1'), step('pdl/3', '1.1', '2.0')], 'Migration 2 is called pdl/3, not pdl/2'],
    [[step('pdl/1', '1.0', '1.1'), step('pdl/2', '1.2', '2.0')], 'Migration pdl/2 begins at 1.2, but pdl/1 ends at 1.1'],
    [[step('pdl/1', '1.0', '1.1')], 'The last migration, pdl/1, ends at 1.1, not at 2.0'],
  ])('PDL-G2: a wrong sequence is a bug (%#)', (steps, message) => {
    expect(() => migrationSequence(steps, '2.0')).toThrow(message);
  });
});

describe('the result', () => {
  it('PDL-G2: says why there is none', () => {
    expect(migrateProgram([])).toEqual({ ok: false, reason: 'notADocument' });
    expect(migrateProgram({})).toEqual({ ok: false, reason: 'noVersion' });
    expect(migrateProgram({ pdl: 1 })).toEqual({ ok: false, reason: 'noVersion' });
    expect(migrateProgram({ pdl: '3.7' })).toEqual({ ok: false, reason: 'newerVersion', version: '3.7' });
    expect(migrateProgram({ pdl: '0.1' })).toEqual({ ok: false, reason: 'unknownVersion', version: '0.1' });
  });

  it('PDL-G2: a document of the newest version comes back as it is', () => {
    const document = { pdl: '1.0', parameters: { a: { values: [{ value: 1 }] } } };
    const result = migrateProgram(document);
    expect(result).toEqual({ ok: true, document, from: '1.0', steps: [] });
    expect(result.ok && result.document).toBe(document);
  });
});

describe('pdl/1', () => {
  const before: Json = {
    pdl: '1.0-draft',
    program: 'acme',
    parameters: {
      'min.sales': {
        type: 'money',
        values: [
          { from: '2026-01-01', byTier: { silver: 50_000, gold: 250_000 } },
          { from: '2027-01-01', byTier: { silver: 75_000 } },
        ],
        variants: [{ when: { condition: 'growth' }, values: [{ byTier: { silver: 40_000 } }] }],
      },
      rate: { type: 'percent', values: [{ value: 10 }, { from: '2027-01-01', value: 12 }] },
      flat: { type: 'number', values: [{ value: 3 }] },
      bands: { type: 'percent', values: [{ byBand: { small: 5 } }] },
      region: { type: 'enum', values: ['north', 'south'], value: 'north' },
      broken: 7,
    },
  };
  const after: Json = {
    pdl: '1.0',
    program: 'acme',
    parameters: {
      'min.sales': {
        type: 'money',
        byTier: {
          silver: [
            { from: '2026-01-01', value: 50_000 },
            { from: '2027-01-01', value: 75_000 },
          ],
          gold: [{ from: '2026-01-01', value: 250_000 }],
        },
        variants: [{ when: { condition: 'growth' }, byTier: { silver: 40_000 } }],
      },
      rate: { type: 'percent', value: [{ value: 10 }, { from: '2027-01-01', value: 12 }] },
      flat: { type: 'number', value: 3 },
      bands: { type: 'percent', byBand: { small: 5 } },
      region: { type: 'enum', values: ['north', 'south'], value: 'north' },
      broken: 7,
    },
  };

  it('PDL-G4: gives each value a history of its own and leaves the words of an enum', () => {
    expect(migrateProgram(before)).toEqual({ ok: true, document: after, from: '1.0-draft', steps: ['pdl/1'] });
  });

  it('PDL-G2: leaves the old document as it is', () => {
    const copy = structuredClone(before);
    migrateProgram(before);
    expect(before).toEqual(copy);
  });
});
