import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Json, parseProgram } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { JsonEdits } from '../document/json-edits.ts';
import { itemsOf, memberOf, membersOf } from '../document/reading.ts';
import { documentOf } from '../parameters/dated.ts';
import { type Cell, type Row, valueOfCell } from './cell.ts';
import { type Matrix, matrixOf } from './matrix.ts';
import { parseValue, shownValue, type ValueSpec, writtenValue } from './typed-value.ts';
import { clearCell, toggleCell, writeCell } from './write-cell.ts';

const DAY = '2026-12-01';
const RULES = new URL('../../../../rules/', import.meta.url).pathname;
const files = readdirSync(RULES, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.program.json'))
  .sort();
const programs = files.map((name) => [name, readFileSync(join(RULES, name), 'utf8')] as const);

const rowsOf = (matrix: Matrix): readonly Row[] => [...matrix.asked, ...matrix.unasked, ...matrix.benefits];
const tracksOf = (program: Json) => itemsOf(memberOf(program, 'tracks')).map((_, index) => index);

/** Another value of the same type. */
function other(value: Json | undefined, spec: ValueSpec): Json {
  if (spec.type === 'boolean') return value !== true;
  if (spec.type === 'date') return '2031-05-06';
  if (spec.type === 'duration') return 'P77D';
  if (spec.type === 'set') return [spec.values?.[0] ?? 'other'];
  if (spec.type === 'enum' || spec.type === 'string') return spec.values?.find((word) => word !== value) ?? 'other';
  return typeof value === 'number' ? value + 3 : 7;
}

describe.each(programs)('%s', (_, text) => {
  const program = JSON.parse(text) as Json;

  it('gives a cell for each requirement and tier', () => {
    for (const track of tracksOf(program)) {
      const matrix = matrixOf(program, track, DAY);
      const rows = rowsOf(matrix);
      for (const row of rows) expect(row.cells.length).toBe(matrix.columns.length);
      const ids = rows.filter(({ kind }) => kind === 'requirement').map(({ id }) => id);
      expect([...ids].sort()).toEqual(Object.keys(membersOf(memberOf(program, 'requirements'))).sort());
      expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
    }
  });

  it('writes each cell: the program then says exactly that value there', () => {
    for (const track of tracksOf(program)) {
      const together = new JsonEdits(text);
      for (const row of rowsOf(matrixOf(program, track, DAY))) {
        for (const [tier, cell] of row.cells.entries()) {
          if (cell.edits !== 'value' || !row.spec) continue;
          const value = other(valueOfCell(cell), row.spec);
          const edits = new JsonEdits(text);
          writeCell(edits, row, cell, DAY, value);
          writeCell(together, row, cell, DAY, value);
          const now = rowsOf(matrixOf(documentOf(edits), track, DAY)).find(({ key }) => key === row.key);
          const written = now?.cells[tier] as Cell;
          expect(valueOfCell(written)).toEqual(value);
          if (written.kind === 'requirement') expect(written.asks.length).toBeGreaterThan(0);
        }
      }
      // Every value is one of its type: of other problems, such as a group that a track has not, the checks tell.
      expect(parseProgram(together.text).problems.filter(({ code }) => /^PDL(?:1|211|212|214)/.test(code))).toEqual([]);
    }
  });

  it('asks and asks no more, and the text is as before', () => {
    for (const track of tracksOf(program)) {
      for (const row of rowsOf(matrixOf(program, track, DAY))) {
        for (const [tier, cell] of row.cells.entries()) {
          if (cell.kind !== 'requirement' || row.kind !== 'requirement' || cell.asks.length > 0) continue;
          const edits = new JsonEdits(text);
          const find = () => rowsOf(matrixOf(documentOf(edits), track, DAY)).find(({ key }) => key === row.key) as Row;
          if (cell.edits === 'ask') toggleCell(edits, row, cell);
          else writeCell(edits, row, cell, DAY, other(undefined, row.spec as ValueSpec));
          expect((find().cells[tier] as typeof cell).asks.map(({ how }) => how)).toEqual(['asked']);
          const changed = find();
          expect(clearCell(edits, changed, changed.cells[tier] as Cell)).toBe(true);
          expect((find().cells[tier] as typeof cell).asks).toEqual([]);
          if (cell.edits === 'ask') expect(documentOf(edits)).toEqual(program);
        }
      }
    }
  });

  it('reads every value that it shows in a field', () => {
    for (const track of tracksOf(program)) {
      for (const { spec, cells } of rowsOf(matrixOf(program, track, DAY))) {
        for (const cell of cells) {
          const value = valueOfCell(cell);
          if (value === undefined || value === null || !spec) continue;
          expect(parseValue(writtenValue(value), spec)).toEqual({ ok: true, value });
          expect(shownValue(value, spec)).not.toBe('');
        }
      }
    }
  });
});
