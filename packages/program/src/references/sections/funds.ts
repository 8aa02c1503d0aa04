import type { Fund } from '../../funds/schema.ts';
import { childPointer } from '../../source/json-pointer.ts';
import { conditionUses } from '../condition-uses.ts';
import { eachIn, type Recorder } from '../recorder.ts';
import { formParts, useIfRef } from '../value-uses.ts';

export function fundParts(recorder: Recorder, funds: Fund[], pointer: string): void {
  eachIn(funds, pointer, (fund, at) => {
    const part = recorder.part('fund', fund.id, fund.title, at, { names: [{ namespace: 'fund', id: fund.id }] });
    conditionUses(recorder, fund.eligible, childPointer(at, 'eligible'), { by: part, effect: 'helps' });
    useIfRef(recorder, part, fund.budget, childPointer(at, 'budget'));
    useIfRef(recorder, part, fund.perPartner, childPointer(at, 'perPartner'));
    useIfRef(recorder, part, fund.share, childPointer(at, 'share'));
    if (fund.accrue !== undefined) {
      recorder.use(part, 'benefit', fund.accrue.benefit, childPointer(childPointer(at, 'accrue'), 'benefit'));
    }
    formParts(recorder, fund.plan, childPointer(at, 'plan'), part, 'request.');
    if (fund.approval !== undefined) recorder.use(part, 'chain', fund.approval, childPointer(at, 'approval'));
    if (fund.claim?.approval !== undefined) {
      recorder.use(part, 'chain', fund.claim.approval, childPointer(childPointer(at, 'claim'), 'approval'));
    }
  });
}
