import type { Condition, Leaf } from '../conditions/schema.ts';
import { childPointer } from '../source/json-pointer.ts';
import type { FactRef, Literal } from '../values/schema.ts';
import { leftEffect, opposite, rightEffect, through } from './effect.ts';
import type { Effect, Namespace, Part } from './part.ts';
import { hasField, useField } from './record-fields.ts';
import { eachIn, type Recorder } from './recorder.ts';

/** Where a condition stands: what holds it, what its holding does for that part, and the records whose fields it reads. */
export interface Reading {
  by: Part;
  effect?: Effect;
  records?: readonly string[];
  /** The group field that is a fact here. */
  group?: string;
}

/** The facts, requirements and words that a condition names. */
export function conditionUses(recorder: Recorder, condition: Condition | undefined, pointer: string, reading: Reading): void {
  if (condition === undefined) return;
  const effect = reading.effect ?? 'unclear';
  if ('all' in condition) eachIn(condition.all, childPointer(pointer, 'all'), (part, at) => conditionUses(recorder, part, at, reading));
  else if ('any' in condition)
    eachIn(condition.any, childPointer(pointer, 'any'), (part, at) => conditionUses(recorder, part, at, reading));
  else if ('not' in condition) {
    conditionUses(recorder, condition.not, childPointer(pointer, 'not'), { ...reading, effect: opposite(effect) });
  } else if ('condition' in condition) {
    recorder.use(reading.by, 'requirement', condition.condition, childPointer(pointer, 'condition'), { effect });
  } else leafUses(recorder, condition, pointer, reading, effect);
}

function leafUses(recorder: Recorder, leaf: Leaf, pointer: string, reading: Reading, effect: Effect): void {
  useLeft(recorder, leaf, childPointer(pointer, 'fact'), reading, effect);
  const valuePointer = childPointer(pointer, 'value');
  if (isFactRef(leaf.value)) {
    recorder.use(reading.by, 'value', leaf.value.fact, childPointer(valuePointer, 'fact'), {
      effect: through(effect, rightEffect(leaf.operator)),
    });
  } else useWords(recorder, leaf.fact, leaf.value, valuePointer, reading.by);
}

function useLeft(recorder: Recorder, leaf: Leaf, pointer: string, reading: Reading, effect: Effect): void {
  const kinds = (reading.records ?? []).filter((kind) => hasField(recorder.program, kind, leaf.fact));
  for (const kind of kinds) useField(recorder, reading.by, kind, leaf.fact, pointer);
  if (kinds.length > 0) return;
  if (leaf.fact === reading.group) recorder.use(reading.by, 'group', leaf.fact, pointer);
  else recorder.use(reading.by, 'value', leaf.fact, pointer, { effect: through(effect, leftEffect(leaf.operator, leaf.value)) });
}

export function isFactRef(value: Literal | FactRef | object | undefined): value is FactRef {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && 'fact' in value && typeof value.fact === 'string';
}

const namespaceOfWords: Record<string, Namespace> = {
  'partner.tier': 'tier',
  'partner.track': 'track',
  'deal.band': 'band',
  'deal.bands': 'band',
};

/** The words of a leaf that are ids themselves: tiers, tracks, bands, types of partner. */
function useWords(recorder: Recorder, fact: string, value: Literal, pointer: string, by: Part): void {
  const isType = recorder.program.facts?.[fact]?.attribute === 'type';
  const namespace = namespaceOfWords[fact] ?? (isType ? 'partnerType' : undefined);
  if (namespace === undefined) return;
  if (typeof value === 'string') recorder.use(by, namespace, value, pointer);
  if (Array.isArray(value)) eachIn(value, pointer, (word, at) => recorder.use(by, namespace, word, at));
}
