import type { FormField } from '../../forms/schema.ts';
import { checkCondition } from '../conditions/check-condition.ts';
import type { Scope } from '../conditions/scope.ts';
import type { Examination } from '../examination.ts';
import { checkUnique } from '../references.ts';
import { checkLiteral } from '../values/check-literal.ts';

/** A form asks for at most so many things that must be given (S8). */
const MOST_MANDATORY = 10;

const NUMBERS = ['integer', 'number', 'money', 'percent'] as const;
const isNumber = (type: FormField['type']): type is (typeof NUMBERS)[number] => (NUMBERS as readonly string[]).includes(type);

/** Inputs that must be given: a customer is two, lines are those of one line, a field with `when` counts. */
const inputsOf = (field: FormField): number => {
  if (field.required === false) return 0;
  if (field.type === 'customer') return 2;
  return field.type === 'lines' ? Math.max(1, mandatoryInputs(field.of ?? [])) : 1;
};
const mandatoryInputs = (form: readonly FormField[]): number => form.reduce((sum, field) => sum + inputsOf(field), 0);

/** The fields of a form, with what each type needs. */
export function checkForm(x: Examination, form: readonly FormField[] | undefined, pointer: string, scope: Scope): void {
  if (!form) return;
  checkUnique(x, form, pointer, 'field');
  let inputs = 0;
  form.forEach((field, index) => {
    const at = `${pointer}/${index}`;
    const before = inputs;
    inputs += inputsOf(field);
    if (before <= MOST_MANDATORY && inputs > MOST_MANDATORY)
      x.report.add(
        'PDL219',
        at,
        `From here on the form asks for more than ${MOST_MANDATORY} things; in all for ${mandatoryInputs(form)}.`,
        { value: field.id, expected: `at most ${MOST_MANDATORY} mandatory inputs` },
      );
    checkField(x, field, at);
    checkCondition(x, field.when, `${at}/when`, scope);
    if (field.type === 'lines') checkLines(x, form, index, at, scope);
  });
}

function checkField(x: Examination, field: FormField, pointer: string): void {
  const { report } = x;
  const { type, values, min, max } = field;
  if (type === 'choice' && !values) report.add('PDL228', pointer, 'A choice needs its words.', { value: field.id, expected: '`values`' });
  if (type !== 'choice' && values)
    report.add('PDL228', `${pointer}/values`, `A field of type ${type} has no words to choose from.`, {
      value: values,
      expected: 'type choice',
    });
  if (type === 'lines' && !field.of)
    report.add('PDL228', pointer, 'Lines need the fields of a line.', { value: field.id, expected: '`of`' });
  if (type !== 'lines' && field.of)
    report.add('PDL228', `${pointer}/of`, `A field of type ${type} has no fields of its own.`, { value: field.of, expected: 'type lines' });
  for (const key of ['min', 'max'] as const) {
    const bound = field[key];
    if (bound === undefined) continue;
    if (isNumber(type)) checkLiteral(x, bound, { type }, `${pointer}/${key}`);
    else
      report.add('PDL228', `${pointer}/${key}`, `A field of type ${type} has no ${key}.`, {
        value: bound,
        expected: 'a type that is a number',
      });
  }
  if (min !== undefined && max !== undefined && min > max)
    report.add('PDL211', `${pointer}/max`, `The largest value, ${max}, is below the smallest, ${min}.`, {
      value: max,
      expected: `at least ${min}`,
    });
}

/** Lines become records of kind dealLine: a form has them once, and a line has no lines. */
function checkLines(x: Examination, form: readonly FormField[], index: number, pointer: string, scope: Scope): void {
  if (form.findIndex((field) => field.type === 'lines') < index)
    x.report.add('PDL228', `${pointer}/type`, 'A form has lines once.', { value: 'lines', expected: 'one field of type lines' });
  const fields = form[index]?.of ?? [];
  checkUnique(x, fields, `${pointer}/of`, 'field');
  fields.forEach((field, place) => {
    const at = `${pointer}/of/${place}`;
    checkField(x, field, at);
    checkCondition(x, field.when, `${at}/when`, scope);
    if (field.type === 'lines') x.report.add('PDL228', `${at}/type`, 'A line has no lines.', { value: 'lines', expected: 'another type' });
    if (field.id === 'id' || field.id === 'copies')
      x.report.add('PDL204', `${at}/id`, `Every record has \`${field.id}\` already.`, { value: field.id, expected: 'another id' });
  });
}
