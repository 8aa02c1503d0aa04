import type { Json } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { valueAt } from '../document/value-at.ts';
import { conditionOf, isWhole, treeOf } from './condition-tree.ts';
import { knownOf } from './known.ts';
import { hasShape, operatorsOf, wantedOn } from './operators.ts';
import { placeOf } from './place-of-condition.ts';
import { fitsRight, infoAt, readableAt } from './readable-values.ts';
import { conditionsOf, partsOf, realPrograms } from './real-programs.fixture.ts';

describe.each(realPrograms)('the conditions of $name', ({ value }) => {
  const conditions = conditionsOf(value);
  const known = knownOf(value, [], null);

  it('become trees and come back without change', () => {
    expect(conditions.length).toBeGreaterThan(0);
    for (const { condition } of conditions) {
      expect(conditionOf(treeOf(condition))).toEqual(condition);
      expect(isWhole(treeOf(condition))).toBe(true);
    }
  });

  it('are said in words', () => {
    for (const { path, condition } of conditions) {
      const { records } = placeOf(known, path);
      expect(known.sentences.condition(condition as never, records ?? [])).not.toMatch(/undefined|\[object/);
    }
  });

  it('read what can be chosen where they stand, with operators and values that can be chosen', () => {
    for (const { path, condition } of conditions) {
      const place = placeOf(known, path);
      const readable = new Map(readableAt(known, place).map((each) => [each.id, each]));
      for (const at of partsOf(condition, path)) {
        const node = treeOf(valueAt(value as Json, at) as Json);
        if (node.kind !== 'test') continue;
        const where = at.join('/');
        const left = infoAt(known, place, node.fact);
        if (!left) throw new Error(`Nothing is known of ${node.fact} at ${where}.`);
        expect([where, readable.has(node.fact)]).toEqual([where, true]);
        expect(operatorsOf(left.type)).toContain(node.operator);
        const right = node.right.kind === 'value' ? infoAt(known, place, node.right.id) : undefined;
        const fits =
          node.right.kind === 'literal'
            ? hasShape(node.right.value, wantedOn(left, node.operator))
            : right !== undefined && fitsRight(left, node.operator, right);
        expect([where, fits]).toEqual([where, true]);
      }
    }
  });
});

describe('a tree', () => {
  it('keeps what it cannot show', () => {
    const odd: Json[] = [null, 5, 'x', {}, { all: 1 }, { fact: 'a', operator: '=', value: 1 }, { condition: 'a', any: [] }];
    for (const value of [...odd, { all: odd }, { not: { all: [] } }]) {
      expect(conditionOf(treeOf(value))).toEqual(value);
      expect(isWhole(treeOf(value))).toBe(false);
    }
  });
});
