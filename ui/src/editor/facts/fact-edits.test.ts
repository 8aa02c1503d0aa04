import { DERIVED_KINDS, type Json, parseProgram } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { knownOf } from '../conditions/known.ts';
import { onePerVendor } from '../conditions/real-programs.fixture.ts';
import { JsonEdits } from '../document/json-edits.ts';
import { valueAt } from '../document/value-at.ts';
import {
  addWindow,
  derivedKindOf,
  removeWindow,
  setBasis,
  setDerivedKind,
  setPeriod,
  setSource,
  sourceKindOf,
  windowsAt,
} from './fact-edits.ts';

/** Problems of the shape: what the forms make is always readable, whatever it means. */
const shapeFaults = (text: string) =>
  parseProgram(text).problems.filter(({ code, severity }) => severity === 'error' && code.startsWith('PDL1'));

describe.each(onePerVendor)('facts of $name', ({ text, value }) => {
  const known = knownOf(value, [], null);
  const facts = Object.keys(value.facts ?? {}).slice(0, 1);

  it('come from another source', () => {
    for (const id of facts)
      for (const kind of ['attribute', 'records', 'within'] as const) {
        const edits = new JsonEdits(text);
        setSource(edits, known, id, kind);
        expect([id, kind, shapeFaults(edits.text)]).toEqual([id, kind, []]);
        expect(sourceKindOf(valueAt(JSON.parse(edits.text) as Json, ['facts', id]))).toBe(kind);
      }
  });

  it('gain, change and lose windows', () => {
    for (const id of Object.keys(value.facts ?? {})
      .filter((fact) => valueAt(value as Json, ['facts', fact, 'from']) !== undefined)
      .slice(0, 1)) {
      const from = ['facts', id, 'from'];
      const edits = new JsonEdits(text);
      const now = () => JSON.parse(edits.text) as Json;
      const count = windowsAt(value as Json, from).length;
      addWindow(edits, now(), from, 'day');
      addWindow(edits, now(), from, 'day');
      expect(windowsAt(now(), from).length).toBe(count + 2);
      for (const { path } of windowsAt(now(), from)) {
        setBasis(edits, path, 'span', ['day', 'end']);
        for (const period of ['calendar', 'allTime', 'trailing'] as const) setPeriod(edits, path, period);
        setBasis(edits, path, 'on', ['day']);
      }
      expect(shapeFaults(edits.text)).toEqual([]);
      for (let at = count + 1; at >= 0; at -= 1) removeWindow(edits, now(), from, at);
      expect(windowsAt(now(), from)).toEqual([]);
      expect(shapeFaults(edits.text)).toEqual([]);
    }
  });

  it('are computed in every way', () => {
    for (const id of Object.keys(value.derived ?? { added: {} }).slice(0, 1))
      for (const kind of DERIVED_KINDS) {
        const edits = new JsonEdits(text);
        setDerivedKind(edits, value as Json, known, id, kind);
        expect([id, kind, shapeFaults(edits.text)]).toEqual([id, kind, []]);
        expect(derivedKindOf(valueAt(JSON.parse(edits.text) as Json, ['derived', id]))).toBe(kind);
      }
  });

  it('are said in words', () => {
    for (const id of [...Object.keys(value.facts ?? {}), ...Object.keys(value.derived ?? {})])
      expect(known.sentences.value(id)).not.toMatch(/undefined|\[object|^$/);
  });
});
