import type { Derived, ScorePart } from '../../derived/schema.ts';
import { childPointer } from '../../source/json-pointer.ts';
import { conditionUses } from '../condition-uses.ts';
import type { Effect, Part } from '../part.ts';
import { eachIn, eachOf, type Recorder } from '../recorder.ts';
import { useIfRef } from '../value-uses.ts';
import { usePeriod } from './facts.ts';

export function derivedParts(recorder: Recorder, derived: Record<string, Derived>, pointer: string): void {
  eachOf(derived, pointer, (value, id, at) => {
    const part = recorder.part('derived', id, value.title ?? id, at, { names: [{ namespace: 'value', id }] });
    kindUses(recorder, part, value, at);
  });
}

function kindUses(recorder: Recorder, part: Part, derived: Derived, at: string): void {
  const operands = (list: readonly string[] | undefined, key: string, effect: Effect) =>
    eachIn(list, childPointer(at, key), (id, operandAt) => recorder.use(part, 'value', id, operandAt, { effect }));
  if ('count' in derived) {
    eachIn(derived.count, childPointer(at, 'count'), (id, idAt) => recorder.use(part, 'requirement', id, idAt, { effect: 'helps' }));
  } else if ('score' in derived) {
    eachIn(derived.score, childPointer(at, 'score'), (scorePart, partAt) => scoreUses(recorder, part, scorePart, partAt));
  } else if ('ratio' in derived) operands(derived.ratio, 'ratio', 'unclear');
  else if ('sum' in derived) {
    operands(derived.sum, 'sum', 'helps');
    operands(derived.minus, 'minus', 'hurts');
  } else if ('min' in derived) operands(derived.min, 'min', 'helps');
  else if ('max' in derived) operands(derived.max, 'max', 'helps');
  else if ('each' in derived) {
    recorder.use(part, 'group', derived.each, childPointer(at, 'each'));
    conditionUses(recorder, derived.where, childPointer(at, 'where'), { by: part, effect: 'helps', group: derived.each });
  } else {
    recorder.use(part, 'requirement', derived.held, childPointer(at, 'held'), { effect: 'helps' });
    useIfRef(recorder, part, derived.trailing, childPointer(at, 'trailing'), derived.days === 'any' ? 'helps' : 'hurts');
    usePeriod(recorder, part, derived.calendar, childPointer(at, 'calendar'));
  }
}

/** More of the value earns more points, and a higher bar for full points fewer, as long as the points are not negative. */
function scoreUses(recorder: Recorder, part: Part, scorePart: ScorePart, at: string): void {
  const negative = typeof scorePart.points === 'number' && scorePart.points < 0;
  const effect: Effect = typeof scorePart.points !== 'number' ? 'unclear' : negative ? 'hurts' : 'helps';
  useIfRef(recorder, part, scorePart.points, childPointer(at, 'points'));
  if ('when' in scorePart) {
    conditionUses(recorder, scorePart.when, childPointer(at, 'when'), { by: part, effect });
    return;
  }
  recorder.use(part, 'value', scorePart.per, childPointer(at, 'per'), { effect: negative ? 'unclear' : effect });
  useIfRef(recorder, part, scorePart.full, childPointer(at, 'full'), effect === 'helps' ? 'hurts' : 'unclear');
}
