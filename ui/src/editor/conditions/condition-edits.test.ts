import { type Json, parseProgram } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { JsonEdits, type Path } from '../document/json-edits.ts';
import { valueAt } from '../document/value-at.ts';
import {
  addPart,
  canMove,
  canRemove,
  canUnwrap,
  duplicatePart,
  type Edited,
  listOf,
  movePart,
  newTest,
  removePart,
  setFact,
  setGroupKind,
  setOperator,
  setRight,
  unwrapPart,
  wrapPart,
} from './condition-edits.ts';
import { isWhole, treeOf } from './condition-tree.ts';
import { knownOf } from './known.ts';
import { hasShape, operatorsOf, wantedOn } from './operators.ts';
import { placeOf } from './place-of-condition.ts';
import { readableAt } from './readable-values.ts';
import { conditionsOf, partsOf, realPrograms } from './real-programs.fixture.ts';

const DAY = '2026-03-01';
type Change = (edits: JsonEdits, edited: Edited, path: Path) => void;

/** A condition alone, as text, so that each edit is cheap. */
const alone = (condition: Json) => JSON.stringify({ when: condition }, null, 2);
const at = (value: Json): Edited => ({ value, root: ['when'] });

function changed(text: string, path: Path, change: Change): Json {
  const edits = new JsonEdits(text);
  change(edits, at(JSON.parse(text) as Json), path);
  return (JSON.parse(edits.text) as { when: Json }).when;
}

/** Versions of a program share most conditions. */
const seen = new Set<string>();
const test = { fact: 'a', operator: 'equal', value: 1 };
const other = { condition: 'b' };

describe.each(realPrograms)('edits of the conditions of $name', ({ text, value }) => {
  const known = knownOf(value, [], null);

  it('give whole conditions', () => {
    const changes: readonly Change[] = [
      (edits, edited, path) => void addPart(edits, edited, path, other),
      removePart,
      duplicatePart,
      (edits, edited, path) => void movePart(edits, edited, path, 1),
      (edits, edited, path) => void movePart(edits, edited, path, -1),
      (edits, edited, path) => wrapPart(edits, edited, path, 'not'),
      (edits, edited, path) => wrapPart(edits, edited, path, 'any'),
      unwrapPart,
      (edits, edited, path) => setGroupKind(edits, edited, path, 'any'),
      (edits, edited, path) => setGroupKind(edits, edited, path, 'all'),
    ];
    for (const { condition } of conditionsOf(value)) {
      const source = alone(condition);
      if (seen.has(source)) continue;
      seen.add(source);
      for (const path of partsOf(condition, ['when']))
        for (const change of changes) {
          const after = changed(source, path, change);
          expect(isWhole(treeOf(after))).toBe(true);
          expect(treeOf(after).kind).not.toBe('test');
        }
    }
  });

  it('keep the program readable with another fact, another operator, another value', () => {
    for (const { path: root, condition } of conditionsOf(value).filter((_, index, all) => index % Math.ceil(all.length / 4) === 0)) {
      const readable = readableAt(known, placeOf(known, root));
      const path = partsOf(condition, root).find((part) => treeOf(valueAt(value as Json, part) as Json).kind === 'test');
      if (!path) continue;
      for (const { info } of readable.filter((_, index) => index % Math.ceil(readable.length / 3) === 0)) {
        const edits = new JsonEdits(text);
        setFact(edits, { value: value as Json, root }, path, { left: info, right: undefined, day: DAY });
        const { problems } = parseProgram(edits.text);
        expect(problems.filter(({ code }) => code.startsWith('PDL1') || code === 'PDL210' || code === 'PDL213')).toEqual([]);
        for (const operator of operatorsOf(info.type)) {
          const source = alone(valueAt(JSON.parse(edits.text) as Json, path) as Json);
          const after = treeOf(
            changed(source, ['when'], (further, edited, at) =>
              setOperator(further, edited, at, operator, { left: info, right: undefined, day: DAY }),
            ),
          );
          if (after.kind !== 'test' || after.right.kind !== 'literal') throw new Error('It is no test any more.');
          expect([info.id, operator, hasShape(after.right.value, wantedOn(info, operator))]).toEqual([info.id, operator, true]);
        }
      }
    }
  });

  it('begin new tests that the checker takes', () => {
    const root = ['requirements', 'added', 'when'];
    const edits = new JsonEdits(text);
    edits.set(['requirements', 'added'], { title: 'Added', when: { all: [] } });
    const readable = readableAt(known, placeOf(known, root)).filter(({ info }) => !info.perCurrency);
    for (const [index, { info }] of readable.entries()) edits.set([...root, 'all', index], newTest(info, DAY));
    const { problems } = parseProgram(edits.text);
    const errors = problems.filter(({ pointer, severity }) => severity === 'error' && pointer.startsWith('/requirements/added'));
    // A requirement belongs to one group, and this one asks for all that there is.
    expect(errors.filter(({ code }) => code !== 'PDL217')).toEqual([]);
  });
});

describe('a group', () => {
  const group = { all: [test, { any: [test, other] }, { not: other }] };
  const source = alone(group);
  const edited = at({ when: group });

  it('gains parts, and loses them with the groups that would stand empty', () => {
    expect(changed(source, ['when'], (edits, ...rest) => void addPart(edits, ...rest, other))).toEqual({ all: [...group.all, other] });
    expect(changed(source, ['when', 'all', 1, 'any', 0], removePart)).toEqual({ all: [test, { any: [other] }, { not: other }] });
    expect(changed(source, ['when', 'all', 2, 'not'], removePart)).toEqual({ all: [test, { any: [test, other] }] });
    expect(changed(alone({ all: [{ any: [test] }] }), ['when', 'all', 0, 'any', 0], removePart)).toEqual({ all: [{ any: [test] }] });
    expect(canRemove(at({ when: { all: [{ any: [test] }] } }), ['when', 'all', 0, 'any', 0])).toBe(false);
  });

  it('is wrapped and unwrapped, with a group around a single test', () => {
    expect(changed(source, ['when', 'all', 0], (edits, ...rest) => wrapPart(edits, ...rest, 'any'))).toEqual({
      all: [{ any: [test] }, ...group.all.slice(1)],
    });
    expect(changed(source, ['when', 'all', 1], unwrapPart)).toEqual({ all: [test, test, other, { not: other }] });
    expect(changed(source, ['when', 'all', 2], unwrapPart)).toEqual({ all: [test, { any: [test, other] }, other] });
    expect(changed(alone({ not: test }), ['when'], unwrapPart)).toEqual({ all: [test] });
    expect(changed(alone({ all: [other] }), ['when'], unwrapPart)).toEqual(other);
    expect([canUnwrap(edited, ['when']), canUnwrap(at({ when: { all: [test] } }), ['when'])]).toEqual([false, false]);
  });

  it('has an order', () => {
    expect(changed(source, ['when', 'all', 0], (edits, ...rest) => void movePart(edits, ...rest, 1))).toEqual({
      all: [group.all[1], test, { not: other }],
    });
    expect([canMove(edited, ['when', 'all', 0], -1), canMove(edited, ['when', 'all', 2], 1), canMove(edited, ['when'], 1)]).toEqual([
      false,
      false,
      false,
    ]);
    expect(listOf(edited, ['when', 'all', 1, 'any', 1])).toEqual({ list: ['when', 'all', 1, 'any'], at: 1, count: 2 });
  });

  it('compares with a value as written or with another value', () => {
    const right = (to: Parameters<typeof setRight>[2]) =>
      changed(source, ['when', 'all', 0], (edits, _, path) => setRight(edits, path, to));
    expect(right({ id: 'min' })).toEqual({ all: [{ ...test, value: { fact: 'min' } }, ...group.all.slice(1)] });
    expect(right({ literal: 7 })).toEqual({ all: [{ ...test, value: 7 }, ...group.all.slice(1)] });
  });
});
