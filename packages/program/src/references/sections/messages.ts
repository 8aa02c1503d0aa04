import type { Leads } from '../../leads/schema.ts';
import type { Notices } from '../../notices/schema.ts';
import { childPointer } from '../../source/json-pointer.ts';
import type { Transition } from '../../transition/schema.ts';
import { conditionUses } from '../condition-uses.ts';
import { eachIn, type Recorder } from '../recorder.ts';
import { formParts, useIfRef } from '../value-uses.ts';

export function leadParts(recorder: Recorder, leads: Leads, pointer: string): void {
  const part = recorder.part('leads', 'leads', 'Leads', pointer);
  formParts(recorder, leads.form, childPointer(pointer, 'form'), part, 'lead.');
  conditionUses(recorder, leads.eligible, childPointer(pointer, 'eligible'), { by: part, effect: 'helps' });
  eachIn(leads.rank, childPointer(pointer, 'rank'), (rank, at) => recorder.use(part, 'value', rank.fact, childPointer(at, 'fact')));
  useIfRef(recorder, part, leads.capacity, childPointer(pointer, 'capacity'));
  recorder.use(part, 'role', leads.otherwise, childPointer(pointer, 'otherwise'));
}

export function noticeParts(recorder: Recorder, notices: Notices, pointer: string): void {
  const whole = recorder.part('notices', 'notices', 'Notices', pointer);
  if (notices.hold !== undefined) recorder.use(whole, 'role', notices.hold.by, childPointer(childPointer(pointer, 'hold'), 'by'));
  eachIn(notices.list, childPointer(pointer, 'list'), (notice, at) => {
    const part = recorder.part('notice', notice.id, notice.title, at);
    eachIn(notice.to, childPointer(at, 'to'), (role, roleAt) => recorder.use(part, 'role', role, roleAt));
    eachIn(notice.vars, childPointer(at, 'vars'), (id, idAt) => recorder.use(part, 'value', id, idAt));
    if (notice.hold !== undefined) recorder.use(part, 'role', notice.hold, childPointer(at, 'hold'));
  });
}

export function transitionParts(recorder: Recorder, transition: Transition, pointer: string): void {
  recorder.part('transition', 'transition', 'Transition', pointer);
  eachIn(transition.members, childPointer(pointer, 'members'), (member, at) => {
    const part = recorder.part('member', member.id, member.title, at);
    conditionUses(recorder, member.when, childPointer(at, 'when'), { by: part });
  });
}
