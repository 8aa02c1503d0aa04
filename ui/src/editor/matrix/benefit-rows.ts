import type { Path } from '../document/json-edits.ts';
import { itemsOf, memberOf, stringOf } from '../document/reading.ts';
import { valueAt } from '../document/value-at.ts';
import type { BenefitCell, Row, RowNote } from './cell.ts';
import { factsIn, type MatrixContext, requirementsIn } from './requirement-rows.ts';
import { currencyOf, placedAt, type Threshold, thresholdOf } from './threshold.ts';
import { titleOf } from './titles.ts';

/** Kinds whose value is a percentage; a count is a whole number, a fee an amount. */
const TYPES = {
  discount: 'percent',
  rebate: 'percent',
  commission: 'percent',
  mdfAccrual: 'percent',
  count: 'integer',
  fee: 'money',
} as const;

/** The benefits of a track, what each tier gets in its column. */
export function benefitRows(context: MatrixContext): readonly Row[] {
  const { program, track, columns } = context;
  const trackId = stringOf(valueAt(program, ['tracks', track, 'id']));
  return itemsOf(memberOf(program, 'benefits')).flatMap((benefit, index): Row[] => {
    const of = stringOf(memberOf(benefit, 'track'));
    if (of !== undefined && of !== trackId) return [];
    const path: Path = ['benefits', index];
    const id = stringOf(memberOf(benefit, 'id')) ?? '';
    const threshold = valueThreshold(context, path);
    const spec = threshold === undefined || threshold.kind === 'computed' ? null : threshold.spec;
    const atLeast = stringOf(memberOf(benefit, 'atLeast'));
    const first = atLeast === undefined ? 0 : columns.findIndex((column) => column.id === atLeast);
    const cells = columns.map((column, tier): BenefitCell => {
      // A tier of another track: nobody here gets it.
      const isGiven = first >= 0 && tier >= first;
      const placed = spec && threshold ? (placedAt(program, threshold, column.id, context.date) ?? null) : null;
      return {
        ...{ kind: 'benefit', tier: column.path, tierId: column.id, isGiven, placed },
        path: placed?.value === undefined ? path : placed.place,
        edits: placed ? (isGiven ? 'value' : 'nothing') : spec || threshold ? 'nothing' : 'ask',
      };
    });
    const title = stringOf(memberOf(benefit, 'title')) ?? id;
    const why = stringOf(memberOf(benefit, 'why')) ?? '';
    return [{ key: `benefit ${id} ${index}`, kind: 'benefit', id, title, why, path, depth: 0, spec, notes: onlyIf(context, path), cells }];
  });
}

function valueThreshold({ program }: MatrixContext, path: Path): Threshold | undefined {
  const benefit = valueAt(program, path);
  const threshold = thresholdOf(program, memberOf(benefit, 'value'), [...path, 'value']);
  if (threshold?.kind !== 'literal') return threshold;
  const kind = stringOf(memberOf(benefit, 'kind')) ?? '';
  const type = Object.hasOwn(TYPES, kind) ? TYPES[kind as keyof typeof TYPES] : threshold.spec.type;
  return { ...threshold, spec: { currency: currencyOf(program), type } };
}

function onlyIf({ program }: MatrixContext, path: Path): readonly RowNote[] {
  const when = memberOf(valueAt(program, path), 'when');
  const what = [
    ...requirementsIn(when).map((id) => titleOf(program, 'requirements', id)),
    ...factsIn(when).map((fact) => titleOf(program, 'values', fact)),
  ];
  return what.length > 0 ? [{ say: 'onlyIf', what }] : [];
}
