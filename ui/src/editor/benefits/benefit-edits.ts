import type { BenefitKind, Json } from '@tierwright/program';
import type { JsonEdits, Path } from '../document/json-edits.ts';
import { factRef, itemsOf, memberOf, stringOf, titleOf } from '../document/reading.ts';
import { valueAt } from '../document/value-at.ts';
import { freeId } from '../entries/ids.ts';
import { documentOf } from '../parameters/dated.ts';
import { addParameter } from '../parameters/edit-parameters.ts';
import {
  appliesTo,
  formsOf,
  givenTiers,
  hasAmount,
  kindOf,
  specOfValue,
  typesOfKind,
  type ValueForm,
  valueForm,
} from './benefit-values.ts';

/** What a value begins with when it becomes one of this form. */
const begins = (form: Exclude<ValueForm, 'reference'>, currency: string): Json =>
  ({ percent: 5, money: 100, moneyByCurrency: { [currency]: 100 }, count: 1, text: '–' })[form];

/** A new benefit of a kind, with a first value where its kind has one. */
export function newBenefit(program: Json, kind: BenefitKind, named: { readonly id: string; readonly title: string }, track?: string): Json {
  const [form] = formsOf(kind);
  const currency = stringOf(memberOf(program, 'currency')) ?? 'USD';
  return {
    ...named,
    kind,
    ...(track === undefined ? {} : { track }),
    ...(form === undefined || form === 'reference' ? {} : { value: begins(form, currency) }),
  };
}

/** Another kind: a value that does not fit it is begun anew, and what the new kind has nothing of goes. */
export function setKind(edits: JsonEdits, path: Path, kind: BenefitKind): void {
  const program = documentOf(edits);
  const before = valueAt(program, path);
  edits.set([...path, 'kind'], kind);
  const form = valueForm(before);
  const id = factRef(memberOf(before, 'value'));
  const type = id === undefined ? undefined : memberOf(memberOf(memberOf(program, 'parameters'), id), 'type');
  const stays = form === 'reference' ? typesOfKind(kind).some((each) => each === type) : form !== null && sameForm(before, kind, form);
  if (!stays) setForm(edits, path, formsOf(kind)[0] ?? null, appliesTo(program, before));
  else removeWhatDoesNotFit(edits, path, appliesTo(program, before));
}

/** A number is a percentage of one kind and an amount of another: only what means the same stays. */
const sameForm = (before: Json | undefined, kind: BenefitKind, form: ValueForm): boolean =>
  formsOf(kind).includes(form) && valueForm({ value: memberOf(before, 'value') ?? null, kind }) === form;

/** Another form of value, begun anew; none with null. `applied`: what it was applied to before. */
export function setForm(edits: JsonEdits, path: Path, form: ValueForm | null, applied = appliesToAt(edits, path)): void {
  const program = documentOf(edits);
  const currency = stringOf(memberOf(program, 'currency')) ?? 'USD';
  if (form === null) edits.remove([...path, 'value']);
  else if (form === 'reference') edits.set([...path, 'value'], { fact: rateFor(edits, path) });
  else edits.set([...path, 'value'], begins(form, currency));
  removeWhatDoesNotFit(edits, path, applied);
}

const appliesToAt = (edits: JsonEdits, path: Path) => appliesTo(documentOf(edits), valueAt(documentOf(edits), path));

/** A basis that the value cannot be applied to, and the caps of no amount, would only be in the way. */
function removeWhatDoesNotFit(edits: JsonEdits, path: Path, applied: ReturnType<typeof appliesTo>): void {
  if (appliesToAt(edits, path) !== applied) for (const member of ['basis', 'tierAt']) edits.remove([...path, member]);
  const after = documentOf(edits);
  if (!hasAmount(after, valueAt(after, path))) edits.remove([...path, 'caps']);
}

/** How the parameters of a kind are called. */
const STEMS: Readonly<Record<BenefitKind, string>> = {
  ...{ discount: 'rate', rebate: 'rate', commission: 'rate', mdfAccrual: 'rate' },
  ...{ count: 'count', access: 'access', serviceLevel: 'level', fee: 'fee' },
};

/** A parameter with a value for each tier that has the benefit: the one written so far, else a first one; gives its id. */
function rateFor(edits: JsonEdits, path: Path): string {
  const program = documentOf(edits);
  const benefit = valueAt(program, path);
  const kind = kindOf(benefit) ?? 'discount';
  const id = freeId(`${STEMS[kind]}.${stringOf(memberOf(benefit, 'id')) ?? 'value'}`, {
    has: (name) => ['parameters', 'facts', 'derived'].some((section) => memberOf(memberOf(program, section), name) !== undefined),
  });
  const spec = specOfValue(program, benefit);
  const [usual = 'percent'] = typesOfKind(kind);
  const isWritten = spec !== null && typesOfKind(kind).some((each) => each === spec.type);
  const [form = 'percent'] = formsOf(kind);
  const first = form === 'reference' ? 0 : begins(form, '');
  const value = isWritten ? (memberOf(benefit, 'value') ?? first) : first;
  const tiers = givenTiers(program, benefit).map((tier) => tier.id);
  addParameter(edits, { id, title: titleOf(benefit), type: isWritten ? spec.type : usual, value, tiers });
  return id;
}

/** One more cap, last. */
export function addCap(edits: JsonEdits, path: Path): void {
  const caps = itemsOf(valueAt(documentOf(edits), [...path, 'caps']));
  edits.set([...path, 'caps', caps.length], { amount: 1000, every: 'year' });
}

/** Takes a cap away; with the last one the list goes. */
export function removeCap(edits: JsonEdits, path: Path, index: number): void {
  const caps = itemsOf(valueAt(documentOf(edits), [...path, 'caps']));
  edits.remove(caps.length < 2 ? [...path, 'caps'] : [...path, 'caps', index]);
}

/** A value of its own for each tier, in place of one for all of them. */
export function splitByTier(edits: JsonEdits, parameter: string, tiers: readonly string[]): void {
  const path: Path = ['parameters', parameter];
  const value = valueAt(documentOf(edits), [...path, 'value']);
  if (value === undefined || tiers.length === 0) return;
  edits.set([...path, 'byTier'], Object.fromEntries(tiers.map((tier) => [tier, value])));
  edits.remove([...path, 'value']);
}
