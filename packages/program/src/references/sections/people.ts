import type { Approvals } from '../../approvals/schema.ts';
import type { Calendar } from '../../calendar/schema.ts';
import type { PartnerType } from '../../partner-types/schema.ts';
import { childPointer } from '../../source/json-pointer.ts';
import { conditionUses } from '../condition-uses.ts';
import type { Part } from '../part.ts';
import { eachIn, eachOf, type Recorder } from '../recorder.ts';
import { useTimeout } from '../value-uses.ts';

export function calendarParts(recorder: Recorder, calendar: Calendar, pointer: string): void {
  const part = recorder.part('calendar', 'calendar', 'Calendar', pointer, { names: [{ namespace: 'calendar', id: 'year' }] });
  eachIn(calendar.variants, childPointer(pointer, 'variants'), (variant, at) =>
    conditionUses(recorder, variant.when, childPointer(at, 'when'), { by: part }),
  );
}

export function roleParts(recorder: Recorder, roles: Record<string, string>, pointer: string): void {
  eachOf(roles, pointer, (title, id, at) => recorder.part('role', id, title, at, { names: [{ namespace: 'role', id }] }));
}

export function partnerTypeParts(recorder: Recorder, types: PartnerType[], pointer: string): void {
  eachIn(types, pointer, (type, at) => {
    const part = recorder.part('partnerType', type.id, type.title, at, { names: [{ namespace: 'partnerType', id: type.id }] });
    if (!('phases' in type)) {
      managedUses(recorder, part, type, at);
      return;
    }
    eachIn(type.phases, childPointer(at, 'phases'), (phase, phaseAt) => {
      const names = [{ namespace: 'phase' as const, id: `${type.id}/${phase.id}` }];
      const phasePart = recorder.part('phase', phase.id, phase.title, phaseAt, { names, within: part });
      managedUses(recorder, phasePart, phase, phaseAt);
      if (phase.next === undefined) return;
      const next = childPointer(phaseAt, 'next');
      recorder.use(phasePart, 'phase', `${type.id}/${phase.next.to}`, childPointer(next, 'to'), { prefix: `${type.id}/` });
      conditionUses(recorder, phase.next.when, childPointer(next, 'when'), { by: phasePart });
    });
  });
}

type Managed = Extract<PartnerType, { managed: string }> | Extract<PartnerType, { phases: unknown }>['phases'][number];

function managedUses(recorder: Recorder, part: Part, managed: Managed, at: string): void {
  if (managed.managed === 'program') return;
  recorder.use(part, 'role', managed.owner, childPointer(at, 'owner'));
  eachIn(managed.terms, childPointer(at, 'terms'), (term, termAt) =>
    conditionUses(recorder, term.passes, childPointer(termAt, 'passes'), { by: part, effect: 'helps' }),
  );
}

export function approvalParts(recorder: Recorder, approvals: Approvals, pointer: string): void {
  eachOf(approvals, pointer, (chain, id, at) => {
    const part = recorder.part('chain', id, chain.title, at, { names: [{ namespace: 'chain', id }] });
    eachIn(chain.delegate, childPointer(at, 'delegate'), (role, roleAt) => recorder.use(part, 'role', role, roleAt));
    eachIn(chain.steps, childPointer(at, 'steps'), (step, stepAt) => {
      const names = [{ namespace: 'chainStep' as const, id: `${id}/${step.id}` }];
      const stepPart = recorder.part('chainStep', step.id, step.title, stepAt, { names, within: part });
      eachIn(step.roles, childPointer(stepAt, 'roles'), (role, roleAt) => recorder.use(stepPart, 'role', role, roleAt));
      eachIn(step.after, childPointer(stepAt, 'after'), (other, otherAt) =>
        recorder.use(stepPart, 'chainStep', `${id}/${other}`, otherAt, { prefix: `${id}/` }),
      );
      conditionUses(recorder, step.when, childPointer(stepAt, 'when'), { by: stepPart });
      useTimeout(recorder, stepPart, step.onTimeout, childPointer(stepAt, 'onTimeout'));
    });
  });
}
