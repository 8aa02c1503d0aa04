import type { Parameter, ParameterValues } from '../../parameters/schema.ts';
import type { TypeOfValue } from '../../types-of-values/value.ts';
import { checkCondition, checkFilter } from '../conditions/check-condition.ts';
import { readField, readValue } from '../conditions/read-value.ts';
import { definitionScope } from '../conditions/scope.ts';
import type { Examination } from '../examination.ts';
import { checkTier, oneOf } from '../references.ts';
import { checkKind } from '../sections/check-kind.ts';
import { checkLiteral } from '../values/check-literal.ts';
import { datedValuesOf, literalsOf, type PlacedDated } from '../values/parameter-literals.ts';
import { checkHistory } from './check-history.ts';

/** Parameters: every value has the declared type, names tiers and bands that there are, and rises in time. */
export function checkParameters(x: Examination): void {
  for (const [id, parameter] of Object.entries(x.program.parameters ?? {})) {
    const pointer = `/parameters/${id}`;
    checkVocabulary(x, id, parameter, pointer);
    for (const dated of datedValuesOf(parameter, pointer)) {
      checkKey(x, dated);
      checkHistory(x, dated);
      checkLiterals(x, id, parameter, dated);
    }
    checkHasValue(x, id, parameter, pointer);
    checkLookedUp(x, parameter, pointer);
    checkVariants(x, parameter, pointer);
  }
}

function checkVocabulary({ report }: Examination, id: string, parameter: Parameter, pointer: string): void {
  if (parameter.values && parameter.type !== 'enum' && parameter.type !== 'set')
    report.add('PDL211', `${pointer}/values`, `A value of type ${parameter.type} has no list of words.`, {
      value: parameter.values,
      expected: 'type enum or set',
    });
  if (parameter.type === 'enum' && !parameter.values)
    report.add('PDL214', pointer, `The enum \`${id}\` has no words.`, { at: 'key', expected: '`values`, the words it can be' });
}

function checkKey(x: Examination, { by, key, pointer }: PlacedDated): void {
  if (key === undefined) return;
  if (by === 'byTier') checkTier(x, key, pointer);
  else if (!x.names.bands.has(key))
    x.report.add('PDL225', pointer, `There is no band \`${key}\`.`, {
      value: key,
      expected: oneOf('a band', [...x.names.bands]),
      among: () => x.names.bands,
      at: 'key',
    });
}

/** Only a placeholder may have no value, and only with its reason. */
function checkLiterals(x: Examination, id: string, parameter: Parameter, dated: PlacedDated): void {
  const isPlaceholder = id.startsWith('p.placeholder.') && parameter.placeholder !== undefined;
  const type: TypeOfValue = { type: parameter.type, ...(parameter.values ? { values: parameter.values } : {}) };
  for (const { literal, pointer } of literalsOf(dated)) {
    if (literal !== null) checkLiteral(x, literal, type, pointer, { perCurrency: true });
    else if (!isPlaceholder)
      x.report.add('PDL216', pointer, `\`${id}\` has no value here.`, {
        value: null,
        expected: 'a value, or an id that begins with p.placeholder. and a `placeholder` that says why there is none',
      });
  }
}

const hasValue = (values: ParameterValues): boolean =>
  values.value !== undefined || values.byTier !== undefined || values.byBand !== undefined;

function checkHasValue({ report }: Examination, id: string, parameter: Parameter, pointer: string): void {
  const variants = parameter.variants ?? [];
  if (!hasValue(parameter) && variants.length === 0)
    report.add('PDL216', pointer, `\`${id}\` has no value.`, { at: 'key', expected: '`value`, `byTier` or `byBand`' });
  variants.forEach((variant, index) => {
    if (!hasValue(variant))
      report.add('PDL216', `${pointer}/variants/${index}`, 'The variant has no value.', { expected: '`value`, `byTier` or `byBand`' });
  });
}

/** `records` and `at`: looked up for each record, at a date of the record, or at a date of the partner. */
function checkLookedUp(x: Examination, { records, at }: Parameter, pointer: string): void {
  records?.forEach((kind, index) => {
    checkKind(x, kind, `${pointer}/records/${index}`);
  });
  if (at === undefined) return;
  const found = records
    ? records.map((kind) => readField(x, at, `${pointer}/at`, kind)).find((field) => field?.type !== 'date')
    : readValue(x, at, `${pointer}/at`, definitionScope());
  if (found && found.type !== 'date')
    x.report.add('PDL211', `${pointer}/at`, `\`${at}\` is of type ${found.type}.`, {
      value: at,
      expected: records ? 'a date field of the record' : 'a date fact',
    });
}

function checkVariants(x: Examination, parameter: Parameter, pointer: string): void {
  const { records } = parameter;
  const scope = definitionScope();
  parameter.variants?.forEach((variant, index) => {
    const at = `${pointer}/variants/${index}/when`;
    if (records) checkFilter(x, variant.when, at, { records: records.filter((kind) => x.types.kinds.has(kind)) });
    else checkCondition(x, variant.when, at, scope);
  });
}
