import type { Check, DealRegistration, Rules, Then } from '../../deal-registration/schema.ts';
import { childPointer, toPointer } from '../../source/json-pointer.ts';
import { conditionUses } from '../condition-uses.ts';
import type { Part } from '../part.ts';
import { eachIn, type Recorder } from '../recorder.ts';
import { formParts, useIfRef, useTimeout } from '../value-uses.ts';

export function dealRegistrationParts(recorder: Recorder, deals: DealRegistration, pointer: string): void {
  const whole = recorder.part('dealRegistration', 'dealRegistration', 'Deal registration', pointer);
  const at = (...path: string[]) => pointer + toPointer(path);
  conditionUses(recorder, deals.eligible, at('eligible'), { by: whole, effect: 'helps' });
  formParts(recorder, deals.form, at('form'), whole, 'deal.');
  if (deals.bands !== undefined) recorder.use(whole, 'value', deals.bands.of, at('bands', 'of'));
  eachIn(deals.bands?.list, at('bands', 'list'), (band, bandAt) =>
    recorder.part('band', band.id, band.title, bandAt, { names: [{ namespace: 'band', id: band.id }], within: whole }),
  );
  eachIn(deals.conflicts?.checks, at('conflicts', 'checks'), (check, checkAt) => checkPart(recorder, check, checkAt, whole));
  const chain = (id: string | undefined, ...path: string[]) => {
    if (id !== undefined) recorder.use(whole, 'chain', id, at(...path));
  };
  chain(deals.conflicts?.adjudication, 'conflicts', 'adjudication');
  chain(deals.conflicts?.customerLetter, 'conflicts', 'customerLetter');
  chain(deals.distribution?.confirm, 'distribution', 'confirm');
  chain(deals.protection?.extend?.approval, 'protection', 'extend', 'approval');
  ruleParts(recorder, deals.rules, at('rules'), whole);
  conditionUses(recorder, deals.protection?.extend?.when, at('protection', 'extend', 'when'), { by: whole });
  termUses(recorder, deals, whole, at);
  listUses(recorder, deals, whole, at);
}

type At = (...path: string[]) => string;

function termUses(recorder: Recorder, deals: DealRegistration, whole: Part, at: At): void {
  const use = (value: unknown, ...path: string[]) => useIfRef(recorder, whole, value, at(...path));
  use(deals.distribution?.passOn, 'distribution', 'passOn');
  use(deals.decision?.sla, 'decision', 'sla');
  use(deals.pricing?.percent, 'pricing', 'percent');
  use(deals.pricing?.stack?.max, 'pricing', 'stack', 'max');
  use(deals.protection?.for, 'protection', 'for');
  use(deals.protection?.extend?.by, 'protection', 'extend', 'by');
  use(deals.protection?.extend?.atMost, 'protection', 'extend', 'atMost');
  const stack = deals.pricing?.stack;
  if (stack === undefined) return;
  const isStacking = Object.hasOwn(recorder.program.stacking ?? {}, stack.benefit);
  recorder.use(whole, isStacking ? 'stacking' : 'benefit', stack.benefit, at('pricing', 'stack', 'benefit'));
}

function listUses(recorder: Recorder, deals: DealRegistration, whole: Part, at: At): void {
  eachIn(deals.tasks, at('tasks'), (task, taskAt) => {
    const part = recorder.part('task', task.id, task.title, taskAt, { within: whole });
    recorder.use(part, 'role', task.owner, childPointer(taskAt, 'owner'));
    useTimeout(recorder, part, task.onTimeout, childPointer(taskAt, 'onTimeout'));
  });
  eachIn(deals.material, at('material'), (entry, entryAt) => {
    if (typeof entry === 'string') {
      recorder.use(whole, 'value', `deal.${entry}`, entryAt, { prefix: 'deal.' });
      return;
    }
    recorder.use(whole, 'value', `deal.${entry.field}`, childPointer(entryAt, 'field'), { prefix: 'deal.' });
    useIfRef(recorder, whole, entry.rises, childPointer(entryAt, 'rises'));
    useIfRef(recorder, whole, entry.falls, childPointer(entryAt, 'falls'));
  });
}

/** A check's finding is the built-in fact `conflict.<check>`, which rules read. */
function checkPart(recorder: Recorder, check: Check, at: string, within: Part): void {
  const names = [{ namespace: 'value' as const, id: `conflict.${check.on}` }];
  const part = recorder.part('check', check.on, check.title ?? check.on, at, { names, within });
  conditionUses(recorder, check.unless, childPointer(at, 'unless'), { by: part });
  if (check.by !== undefined) recorder.use(part, 'chain', check.by, childPointer(at, 'by'));
}

function ruleParts(recorder: Recorder, rules: Rules, pointer: string, within: Part): void {
  eachIn(rules.list, childPointer(pointer, 'list'), (rule, at) => {
    const part = recorder.part('dealRule', rule.id, rule.title, at, { names: [{ namespace: 'dealRule', id: rule.id }], within });
    conditionUses(recorder, rule.when, childPointer(at, 'when'), { by: part });
    useRoute(recorder, part, rule.then, childPointer(at, 'then'));
  });
  const at = childPointer(pointer, 'otherwise');
  const part = recorder.part('dealRule', 'otherwise', rules.otherwise.title, at, { within });
  useRoute(recorder, part, rules.otherwise.then, childPointer(at, 'then'));
}

export function useRoute(recorder: Recorder, part: Part, then: Then | undefined, pointer: string): void {
  if (typeof then === 'object') recorder.use(part, 'chain', then.route, childPointer(pointer, 'route'));
}
