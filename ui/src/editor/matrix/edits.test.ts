import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Json, parseProgram } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { JsonEdits } from '../document/json-edits.ts';
import { itemsOf, memberOf, membersOf, stringOf } from '../document/reading.ts';
import { documentOf } from '../parameters/dated.ts';
import { addRequirement, addTier } from './add-part.ts';
import { type Block, clearBlock, copyBlock, readBlock, rowsOf, writeBlock } from './block.ts';
import type { Row } from './cell.ts';
import { matrixOf } from './matrix.ts';
import { removeRequirement, removeTier, tierRemoval } from './remove-part.ts';
import { placesOf, refusalOf, renameId } from './rename-id.ts';
import { parseTsv, tsvOf } from './tsv.ts';

const RULES = new URL('../../../../rules/', import.meta.url).pathname;
const files = readdirSync(RULES, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.program.json'))
  .sort();
const read = (name: string) => readFileSync(join(RULES, name), 'utf8');
const NORTHWIND = read('northwind/2027.1.0.program.json');
const DAY = '2027-06-01';
const rowsIn = (program: Json, showsUnasked = false): readonly Row[] => rowsOf(matrixOf(program, 0, DAY), showsUnasked);
const errorsOf = (text: string) => parseProgram(text).problems.filter(({ severity }) => severity === 'error');
const rowOf = (rows: readonly Row[], id: string) => rows.findIndex((row) => row.id === id && row.kind === 'requirement');

describe('renaming', () => {
  it.each(files)('of every tier, requirement, parameter and fact of %s changes all that names it, and back', (name) => {
    const text = read(name);
    const program = JSON.parse(text) as Json;
    const known = errorsOf(text).length;
    const tiers = itemsOf(memberOf(program, 'tracks')).flatMap((track) =>
      itemsOf(memberOf(track, 'tiers')).map((tier) => memberOf(tier, 'id')),
    );
    // Of one kind only the first of each section: they are all found the same way.
    const values = ['parameters', 'facts', 'derived'].flatMap((section) => Object.keys(membersOf(memberOf(program, section))).slice(0, 1));
    const ids = [
      ...[...new Set(tiers)].map((id) => ['tier', String(id)] as const),
      ...Object.keys(membersOf(memberOf(program, 'requirements'))).map((id) => ['requirement', id] as const),
      ...values.map((id) => ['value', id] as const),
    ];
    const edits = new JsonEdits(text);
    for (const [namespace, id] of ids) {
      const places = placesOf(program, namespace, id);
      const count = renameId(edits, namespace, id, `${id}.x`);
      expect([namespace, id, count]).toEqual([namespace, id, (places?.declared.length ?? 0) + (places?.uses.length ?? 0)]);
    }
    expect(errorsOf(edits.text).length).toBe(known);
    for (const [namespace, id] of ids) renameId(edits, namespace, `${id}.x`, id);
    expect(edits.text).toBe(text);
  });

  it('is refused where the name is none, or taken', () => {
    const program = JSON.parse(NORTHWIND) as Json;
    expect(refusalOf(program, 'tier', 'gold', '9')).toBe('noId');
    expect(refusalOf(program, 'tier', 'gold', 'silver')).toBe('taken');
    expect(refusalOf(program, 'tier', 'gold', 'platinum')).toBeNull();
  });
});

describe('adding and removing', () => {
  it('adds a tier like another: the program stays one', () => {
    const edits = new JsonEdits(NORTHWIND);
    addTier(edits, 0, { id: 'platinum', title: 'Platinum', index: 3, like: 2 });
    expect(errorsOf(edits.text)).toEqual([]);
    const { columns, asked } = matrixOf(documentOf(edits), 0, DAY);
    expect(columns.map(({ id }) => id)).toEqual(['registered', 'silver', 'gold', 'platinum']);
    for (const { cells } of asked)
      expect({ ...cells[3], tier: 0, tierId: 0, path: 0, asks: 0, placed: 0 }).toEqual({
        ...cells[2],
        tier: 0,
        tierId: 0,
        path: 0,
        asks: 0,
        placed: 0,
      });
    removeTier(edits, ['tracks', 0, 'tiers', 3]);
    expect(documentOf(edits)).toEqual(JSON.parse(NORTHWIND));
  });

  it('adds a requirement with a parameter by tier; removing it leaves what else names it', () => {
    const edits = new JsonEdits(NORTHWIND);
    const wanted = {
      id: 'deals',
      title: 'Deals',
      why: 'Flow.',
      fact: 'deals.won.t12m',
      operator: 'greaterThanInclusive',
      value: 4,
    } as const;
    addRequirement(edits, 0, { ...wanted, type: 'integer', unit: 'deals', from: 1 });
    expect(errorsOf(edits.text)).toEqual([]);
    const rows = rowsIn(documentOf(edits));
    expect(copyBlock(rows, { top: rowOf(rows, 'deals'), bottom: rowOf(rows, 'deals'), left: 0, right: 2 })).toEqual([['', '4', '4']]);
    removeRequirement(edits, 'deals');
    expect(membersOf(memberOf(documentOf(edits), 'requirements')).deals).toBeUndefined();
    expect(errorsOf(edits.text)).toEqual([]);
  });

  it('says where a tier is used before it goes', () => {
    const removal = tierRemoval(JSON.parse(NORTHWIND) as Json, ['tracks', 0, 'tiers', 1]);
    expect(removal?.goesWith.every(({ pointer }) => pointer.includes('/byTier/silver'))).toBe(true);
    expect(removal?.left.map(({ by }) => by.kind)).toContain('benefit');
  });
});

describe('a block of cells', () => {
  const program = JSON.parse(NORTHWIND) as Json;
  const rows = rowsIn(program);
  const top = rowOf(rows, 'bookings');
  const block: Block = { top, bottom: top + 1, left: 1, right: 2 };
  const pasted = (text: string, at = block) => readBlock(rows, parseTsv(text), at);

  it('is copied as spreadsheets do, and pasted back without a change', () => {
    const text = tsvOf(copyBlock(rows, block));
    expect(text).toBe('75000\t250000\n2\t6');
    const read = pasted(text);
    expect(read).toEqual({ cells: [] });
  });

  it('is pasted: values as people write them, whatever the spreadsheet made of them', () => {
    const read = pasted('"$80,000"\t300,000.50\r\n3\t8\r\n');
    const edits = new JsonEdits(NORTHWIND);
    if ('refused' in read) throw new Error(read.refused.refusal);
    writeBlock(edits, read.cells, (now) => rowsIn(now), DAY);
    expect(copyBlock(rowsIn(documentOf(edits)), block)).toEqual([
      ['80000', '300000.5'],
      ['3', '8'],
    ]);
    expect(errorsOf(edits.text)).toEqual([]);
  });

  it('with rubbish changes nothing and names the cell and the text', () => {
    expect(pasted('80000\tmany\n3\t8')).toEqual({ refused: { row: top, column: 2, text: 'many', refusal: 'noAmount' } });
    expect(pasted('1\t2\n3\t4.5')).toEqual({ refused: { row: top + 1, column: 2, text: '4.5', refusal: 'noInteger' } });
    expect(pasted('1\t2\t3\t4')).toMatchObject({ refused: { column: 3, refusal: 'outside' } });
    expect(pasted('1.005\t2')).toMatchObject({ refused: { text: '1.005', refusal: 'tooManyDecimals' } });
  });

  it('of one text fills what is chosen; emptied, no tier asks for it any more', () => {
    const read = pasted('9', { top: top + 1, bottom: top + 1, left: 0, right: 2 });
    if ('refused' in read) throw new Error(read.refused.refusal);
    const edits = new JsonEdits(NORTHWIND);
    writeBlock(edits, read.cells, (now) => rowsIn(now), DAY);
    const all = { top: top + 1, bottom: top + 1, left: 0, right: 2 };
    expect(copyBlock(rowsIn(documentOf(edits)), all)).toEqual([['9', '9', '9']]);
    expect(clearBlock(edits, all, rowsIn(documentOf(edits), true), (now) => rowsIn(now, true))).toBe(3);
    expect(rowOf(rowsIn(documentOf(edits)), 'certified')).toBe(-1);
  });
});

describe('the text of spreadsheets', () => {
  it.each([
    [
      'a\tb\nc\td\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['"a\tb"\t"say ""x"""\r\n', [['a\tb', 'say "x"']]],
    ['5" pipe\t"open', [['5" pipe', '"open']]],
    ['', [['']]],
  ])('%j', (text, cells) => {
    expect(parseTsv(text)).toEqual(cells);
    expect(parseTsv(tsvOf(cells))).toEqual(cells);
  });
});

it('shows what can be shown of anything', () => {
  const broken: Json[] = [
    {},
    { tracks: 3 },
    { tracks: [null, { tiers: [null, 'x', { id: 4, qualify: { all: 'x' } }] }], requirements: [1], benefits: { a: 1 } },
    {
      tracks: [{ tiers: [{ id: 'a', qualify: { all: [{ condition: 'r' }, null] } }] }],
      requirements: { r: { when: { all: [{ condition: 'r' }] } } },
    },
    {
      tracks: [{ tiers: [{ id: 'a', qualify: { any: [{ condition: 'q' }, { condition: 'r' }] } }] }],
      requirements: { r: null },
      parameters: null,
    },
  ];
  for (const program of broken)
    for (const track of [0, 1]) {
      const matrix = matrixOf(program, track, DAY);
      expect(rowsOf(matrix, true).every(({ cells }) => cells.length === matrix.columns.length)).toBe(true);
      expect(stringOf(memberOf(program, 'title'))).toBeUndefined();
    }
});
