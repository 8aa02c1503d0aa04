import type { ColumnPlan, RowContent, RowProblem } from '@tierwright/facts';
import type { Json } from '@tierwright/program';
import type { MappedFile } from '../description/file-mapping.ts';

type Found = Omit<RowProblem, 'line' | 'row'>;

/** What the base asks of each row beside types: values that have to be there, amounts that are not negative. */
export function contentProblems(content: RowContent, { required, notNegative }: MappedFile, plan: ColumnPlan): Found[] {
  const problems: Found[] = [];
  for (const target of required) {
    if (valuesAt(content, target).every((value) => value !== undefined && value !== null && value !== '')) continue;
    const message = `${target} is empty.`;
    problems.push({ column: columnAt(plan, target), code: 'BASE116', message, expected: 'a value' });
  }
  for (const target of notNegative) {
    const value = valuesAt(content, target).find((one) => amountOf(one) < 0);
    if (value === undefined) continue;
    const message = `${target} is below zero.`;
    problems.push({ column: columnAt(plan, target), code: 'BASE120', message, value, expected: '0 or more' });
  }
  return problems;
}

/** The values that a target of the mapping has in a row; of records one of each. */
function valuesAt({ partner, identity, records }: RowContent, target: string): readonly (Json | undefined)[] {
  const dot = target.indexOf('.');
  const [group, name] = dot < 0 ? [target, ''] : [target.slice(0, dot), target.slice(dot + 1)];
  if (group === 'attribute') return [identity?.attributes?.[name]];
  if (group === 'fact') return [identity?.facts?.[name]];
  if (group === 'field') return records.map(({ body }) => body?.[name]);
  if (target === 'title' || target === 'parent') return [identity?.[target]];
  if (target === 'sourceRef') return records.map(({ sourceRef }) => sourceRef);
  if (target === 'id' && !identity) return records.map(({ body }) => body?.id);
  return [partner];
}

/** An amount with its currency counts as its number. */
function amountOf(value: Json | undefined): number {
  if (typeof value === 'number') return value;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 0;
  const [amount] = Object.values(value);
  return typeof amount === 'number' ? amount : 0;
}

const columnAt = (plan: ColumnPlan, target: string): string | null =>
  plan.find((column) => column && ('name' in column.target ? `${column.target.to}.${column.target.name}` : column.target.to) === target)
    ?.header ?? null;
