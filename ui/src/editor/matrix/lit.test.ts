import { compileProgram, countedRequirements, decide } from '@tierwright/engine';
import type { PartnerData } from '@tierwright/facts';
import { type Json, type Program, parseProgram } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { madeUp } from '../../partner/partner-file.ts';
import { itemsOf, memberOf, textOf } from '../document/reading.ts';
import { PROGRAMS } from '../fields/programs.fixture.ts';
import { rowsOf } from './block.ts';
import type { Row } from './cell.ts';
import { cellText } from './cell-words.ts';
import { type Fares, type Lit, litCell, litOf } from './lit.ts';
import { litText } from './lit-mark.tsx';
import { type Matrix, matrixOf } from './matrix.ts';

const DAY = '2027-06-30';
const say: Parameters<typeof litText>[2] = (key, values) => (values === undefined ? key : `${key}(${Object.values(values).join('|')})`);

function decided(text: string, partner: PartnerData, asOf = DAY): Fares {
  const { program, hash } = parseProgram(text);
  if (!program) throw new Error('It is no program.');
  const outcome = decide(compileProgram(program, hash as string), partner, { asOf, extra: 'ignore', trace: true });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return { decision: outcome.value, counted: countedRequirements(outcome.value, program) };
}

/** What each cell of a row says, by tier. */
const fares = (matrix: Matrix, lit: Lit, row: Row | undefined) =>
  row?.cells.map((cell, column) =>
    litCell(
      lit,
      row,
      cell,
      matrix.columns.slice(0, column).map(({ id }) => id),
    ),
  );

const kite: PartnerData = {
  id: 'kite',
  attributes: { type: 'reseller', region: 'NA', agreementSigned: true, overdue: false },
  facts: { 'bookings.t12m': 80_000, 'certs.active': 3, specializations: ['security'], 'deals.won.t12m': 1, 'csat.t6m': 50 },
};
const northwind = PROGRAMS.find(({ file }) => file === 'northwind/2027.1.0.program.json')?.text ?? '';

describe('the cells of a partner', () => {
  it('say what is met, what is not and by how much, and who has the tier', () => {
    const matrix = matrixOf(JSON.parse(northwind) as Json, 0, DAY);
    const [lit] = litOf(decided(northwind, kite), 'resale');
    if (!lit) throw new Error('There is nothing of the track.');
    expect([...lit.tiers].map(([tier, { status, isHeld }]) => [tier, status, isHeld])).toEqual([
      ['registered', 'met', false],
      ['silver', 'met', true],
      ['gold', 'missed', false],
    ]);
    const row = (id: string) =>
      rowsOf(matrix, false).find((each) => each.id === id && (each.kind === 'requirement' || each.kind === 'benefit'));
    const bookings = fares(matrix, lit, row('bookings'));
    expect(bookings).toEqual([
      undefined,
      { status: 'met', measured: 80_000 },
      { status: 'missed', measured: 80_000, shortfall: expect.any(Number) },
    ]);
    const [, silver, gold] = bookings ?? [];
    expect(silver && litText(silver, row('bookings') as Row, say)).toBe('litHas(✓ lit.met|$80,000)');
    expect(gold && litText(gold, row('bookings') as Row, say)).toMatch(/^litShort\(litHas\(✗ lit\.missed\|\$80,000\)\|\$[\d,]+\)$/);
    expect(fares(matrix, lit, row('frontDiscount'))).toEqual([undefined, { status: 'met' }, undefined]);
    expect(fares(matrix, lit, row('mdf'))?.[1]).toMatchObject({ status: expect.stringMatching(/met|missed/) });
  });

  it('say how many of those that are counted hold, and of each whether it does', () => {
    const matrix = matrixOf(JSON.parse(northwind) as Json, 0, DAY);
    const row = (id: string) => rowsOf(matrix, false).find((each) => each.id === id) as Row;
    const gold = (partner: PartnerData, id: string) => {
      const [lit] = litOf(decided(northwind, partner), 'resale');
      const cell = lit && fares(matrix, lit, row(id))?.[2];
      return cell && litText(cell, row(id), say);
    };
    const more = { ...kite, facts: { ...kite.facts, 'csat.t6m': 99 } };
    expect([gold(kite, 'electives'), gold(more, 'electives')]).toEqual([
      'litHas(✗ lit.missed|litCount(1|3))',
      'litHas(✓ lit.met|litCount(2|3))',
    ]);
    expect(gold(kite, 'security')).toBe('litHas(✓ lit.met|security)');
    expect(gold(kite, 'happy')).toMatch(/^litHas\(✗ lit.missed\|50/);
    expect(gold(more, 'happy')).toMatch(/^litHas\(✓ lit.met\|99/);
    expect(gold(kite, 'flow')).toBe('litHas(✗ lit.missed|1)');
    // Of a tier that does not count them nothing is said.
    const [lit] = litOf(decided(northwind, kite), 'resale');
    expect(lit && fares(matrix, lit, row('happy'))?.slice(0, 2)).toEqual([undefined, undefined]);
  });

  it('are told of requirements that a tier counts itself, without a requirement between them', () => {
    const program = JSON.parse(northwind) as Program & { tracks: { tiers: { qualify: { all: unknown[] } }[] }[] };
    const own = program.tracks[0]?.tiers[2]?.qualify.all;
    own?.splice(-1, 1, program.requirements?.electives?.when);
    const text = JSON.stringify(program);
    const matrix = matrixOf(program as unknown as Json, 0, DAY);
    const [lit] = litOf(decided(text, kite), 'resale');
    const cells = (id: string) => {
      const row = rowsOf(matrix, false).find((each) => each.id === id);
      return [row?.cells.map((cell) => cell.kind === 'requirement' && cell.asks[0]?.how), lit && fares(matrix, lit, row)?.[2]?.status];
    };
    expect(cells('security')).toEqual([[undefined, undefined, 'counted'], 'met']);
    expect(cells('happy')).toEqual([[undefined, undefined, 'counted'], 'missed']);
    const row = rowsOf(matrix, false).find((each) => each.id === 'happy') as Row;
    expect(cellText(row, row.cells[2]!, say as never, String).beside).toContain('countedHere');
  });

  it('say that nothing is known of what nobody told', () => {
    const matrix = matrixOf(JSON.parse(northwind) as Json, 0, DAY);
    const [lit] = litOf(decided(northwind, madeUp((JSON.parse(northwind) as { facts: unknown }).facts)), 'resale');
    const statuses = rowsOf(matrix, false).flatMap((row) => (lit ? (fares(matrix, lit, row) ?? []) : []).map((cell) => cell?.status));
    expect([...new Set(statuses)].sort()).toEqual(['missed', 'unknown', undefined]);
  });

  // A part of a requirement is found where it stands in the document, so the trace must be built as the document is.
  it.each(PROGRAMS)('are told of every requirement and every part that a tier asks for itself: $file', ({ text }) => {
    const program = JSON.parse(text) as Json;
    const fares = decided(text, madeUp(memberOf(program, 'facts')));
    let told = 0;
    for (const [index, track] of itemsOf(memberOf(program, 'tracks')).entries()) {
      const matrix = matrixOf(program, index, DAY);
      for (const lit of litOf(fares, textOf(memberOf(track, 'id'))))
        for (const row of rowsOf(matrix, false))
          for (const [column, cell] of row.cells.entries()) {
            if (cell.kind !== 'requirement' || !cell.asks.some(({ path, how }) => path !== null || how === 'counted')) continue;
            const said = litCell(
              lit,
              row,
              cell,
              matrix.columns.slice(0, column).map(({ id }) => id),
            );
            expect([row.key, cell.tierId, said?.status]).toEqual([row.key, cell.tierId, expect.stringMatching(/^(?:met|missed|unknown)$/)]);
            told += 1;
          }
    }
    expect(told > 0 || (fares.decision.trace?.tracks ?? []).length === 0).toBe(true);
  });
});
