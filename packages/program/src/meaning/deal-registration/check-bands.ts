import type { DealRegistration } from '../../deal-registration/schema.ts';
import { fieldAt } from '../../types-of-values/record-kinds.ts';
import { isNumeric, type TypeOfValue } from '../../types-of-values/value.ts';
import { readValue } from '../conditions/read-value.ts';
import { dealScope } from '../conditions/scope.ts';
import type { Examination } from '../examination.ts';
import { checkUnique, oneOf } from '../references.ts';
import { checkLiteral } from '../values/check-literal.ts';

/** Bands rise without overlap; a gap between two is allowed, since a published program has one. */
export function checkBands(x: Examination, bands: DealRegistration['bands'], pointer: string): void {
  if (!bands) return;
  checkUnique(x, bands.list, `${pointer}/list`, 'band');
  const type = bandedType(x, bands.of, `${pointer}/of`);
  bands.list.forEach(({ from, to }, index) => {
    const at = `${pointer}/list/${index}`;
    if (type) checkLiteral(x, from, type, `${at}/from`);
    if (type && to !== undefined) checkLiteral(x, to, type, `${at}/to`);
    if (to !== undefined && to <= from)
      x.report.add('PDL215', `${at}/to`, `A band from ${from} cannot end at ${to}.`, { value: to, expected: `above ${from}` });
    const before = bands.list[index - 1];
    if (!before) return;
    if (from <= before.from)
      x.report.add('PDL215', `${at}/from`, `Bands rise, and the one before begins at ${before.from}.`, {
        value: from,
        expected: `above ${before.from}`,
      });
    else if (before.to !== undefined && from < before.to)
      x.report.add('PDL215', `${at}/from`, `The band before ends at ${before.to} only.`, {
        value: from,
        expected: `at least ${before.to}`,
      });
  });
}

/** What is banded: a number of the deal, or a field of each of its lines. */
function bandedType(x: Examination, of: string, pointer: string): TypeOfValue | undefined {
  const number = { value: of, expected: 'a number or money of the deal, or of a line (line.<field>)' };
  if (of.startsWith('line.')) {
    const field = fieldAt(x.types.kinds, 'dealLine', of.slice('line.'.length))?.field;
    const fields = [...(x.types.kinds.get('dealLine')?.fields.keys() ?? [])].map((name) => `line.${name}`);
    if (!field)
      x.report.add('PDL201', pointer, `Lines have no field \`${of.slice('line.'.length)}\`.`, {
        value: of,
        expected: oneOf('a field of a line', fields),
        among: () => fields,
      });
    else if (field.type === 'integer' || field.type === 'number' || field.type === 'money' || field.type === 'percent')
      return { type: field.type };
    else x.report.add('PDL211', pointer, `\`${of}\` is of type ${field.type}.`, number);
    return undefined;
  }
  const info = readValue(x, of, pointer, { ...dealScope(), band: false });
  if (!info) return undefined;
  if (isNumeric(info.type)) return { type: info.type };
  x.report.add('PDL211', pointer, `\`${of}\` is of type ${info.type}.`, number);
  return undefined;
}
