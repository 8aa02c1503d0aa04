import type { Benefit, Stack } from '../../benefits/schema.ts';
import { childPointer } from '../../source/json-pointer.ts';
import { conditionUses } from '../condition-uses.ts';
import type { Part } from '../part.ts';
import { recordOfFact, useField } from '../record-fields.ts';
import { eachIn, eachOf, type Recorder } from '../recorder.ts';
import { useIfRef } from '../value-uses.ts';

export function benefitParts(recorder: Recorder, benefits: Benefit[], pointer: string): void {
  eachIn(benefits, pointer, (benefit, at) => {
    const part = recorder.part('benefit', benefit.id, benefit.title, at, { names: [{ namespace: 'benefit', id: benefit.id }] });
    if (benefit.track !== undefined) recorder.use(part, 'track', benefit.track, childPointer(at, 'track'));
    if (benefit.atLeast !== undefined) recorder.use(part, 'tier', benefit.atLeast, childPointer(at, 'atLeast'));
    conditionUses(recorder, benefit.when, childPointer(at, 'when'), { by: part, effect: 'helps' });
    useIfRef(recorder, part, benefit.value, childPointer(at, 'value'));
    amountUses(recorder, part, benefit, at);
  });
}

function amountUses(recorder: Recorder, part: Part, benefit: Benefit, at: string): void {
  const kind = recordOfFact(recorder.program, benefit.basis);
  if (benefit.basis !== undefined) recorder.use(part, 'value', benefit.basis, childPointer(at, 'basis'));
  if (typeof benefit.tierAt === 'string') useField(recorder, part, kind, benefit.tierAt, childPointer(at, 'tierAt'));
  eachIn(benefit.caps, childPointer(at, 'caps'), (cap, capAt) => {
    conditionUses(recorder, cap.where, childPointer(capAt, 'where'), { by: part, records: kind === undefined ? [] : [kind] });
    useIfRef(recorder, part, cap.amount, childPointer(capAt, 'amount'));
    if (cap.per !== undefined) useField(recorder, part, kind, cap.per, childPointer(capAt, 'per'));
  });
}

export function stackingParts(recorder: Recorder, stacking: Record<string, Stack>, pointer: string): void {
  eachOf(stacking, pointer, (stack, id, at) => {
    const part = recorder.part('stacking', id, stack.title, at, { names: [{ namespace: 'stacking', id }] });
    eachIn(stack.of, childPointer(at, 'of'), (benefit, benefitAt) => recorder.use(part, 'benefit', benefit, benefitAt));
    useIfRef(recorder, part, stack.max, childPointer(at, 'max'));
  });
}
