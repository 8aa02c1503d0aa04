import type { Benefit, BenefitKind } from '../../benefits/schema.ts';
import { isFactRef } from '../../types-of-values/each-leaf.ts';
import { familyOf } from '../../types-of-values/value.ts';
import { readValue } from '../conditions/read-value.ts';
import { Groups, type Scope } from '../conditions/scope.ts';
import type { Examination } from '../examination.ts';
import { checkLiteral, inWords } from '../values/check-literal.ts';
import { datedValuesOf, literalsOf } from '../values/parameter-literals.ts';

/** What the value of a benefit is, or undefined where it is wrong. */
export type ValueKind = 'percent' | 'money' | 'count' | 'text' | 'none' | undefined;

interface Rule {
  kinds: readonly Exclude<ValueKind, undefined>[];
  /** What a plain number means. */
  number?: 'percent' | 'money' | 'count';
  words: string;
}
const EARNED: Rule = { kinds: ['percent', 'money'], number: 'percent', words: 'a percentage, or money' };
const RULES: Record<BenefitKind, Rule> = {
  discount: EARNED,
  rebate: EARNED,
  commission: EARNED,
  mdfAccrual: EARNED,
  fee: { kinds: ['percent', 'money'], number: 'money', words: 'money, or a percentage' },
  count: { kinds: ['count'], number: 'count', words: 'a number' },
  access: { kinds: ['none'], words: 'no value: partners have it or not' },
  serviceLevel: { kinds: ['text'], words: 'a text that names the level' },
};

/** The kind of a benefit's value; what does not fit the kind of benefit is reported. */
export function checkValue(x: Examination, benefit: Benefit, pointer: string, scope: Scope): ValueKind {
  const { kind, value } = benefit;
  const rule = RULES[kind];
  const at = `${pointer}/value`;
  if (value === undefined) {
    if (!rule.kinds.includes('none'))
      x.report.add('PDL236', pointer, `A benefit of kind ${kind} needs a value.`, {
        value: benefit.id,
        expected: `\`value\`, ${rule.words}`,
      });
    return rule.kinds.includes('none') ? 'none' : undefined;
  }
  const found = isFactRef(value) ? kindOfReference(x, value.fact, `${at}/fact`, scope) : kindOfLiteral(value, rule);
  if (found === undefined) return undefined;
  if (!rule.kinds.includes(found)) {
    x.report.add('PDL236', isFactRef(value) ? `${at}/fact` : at, `A benefit of kind ${kind} cannot have this value.`, {
      value: isFactRef(value) ? value.fact : value,
      expected: rule.words,
    });
    return undefined;
  }
  if (!isFactRef(value)) checkOwnValue(x, benefit, found, at);
  else if (found === 'percent') checkPercents(x, value.fact, kind);
  return found;
}

function kindOfLiteral(value: Exclude<Benefit['value'], undefined>, rule: Rule): ValueKind {
  if (typeof value === 'number') return rule.number ?? 'count';
  return typeof value === 'string' ? 'text' : 'money';
}

function kindOfReference(x: Examination, id: string, pointer: string, scope: Scope): ValueKind {
  const info = readValue(x, id, pointer, scope);
  if (!info) return undefined;
  const family = familyOf(info.type);
  if (family === 'percent' || family === 'money') return family;
  if (family === 'number') return 'count';
  if (family === 'word' || family === 'duration') return 'text';
  x.report.add('PDL236', pointer, `\`${id}\` is of type ${info.type}.`, { value: id, expected: 'a percentage, money, a number or a word' });
  return undefined;
}

const LARGEST_PERCENT: Partial<Record<BenefitKind, number>> = { discount: 100 };

function checkOwnValue(x: Examination, { kind, value }: Benefit, found: ValueKind, pointer: string): void {
  if (typeof value !== 'number' && (typeof value !== 'object' || isFactRef(value))) return;
  if (found === 'percent') checkLiteral(x, value, percentOf(kind), pointer);
  else checkLiteral(x, value, { type: found === 'money' ? 'money' : 'number', min: 0 }, pointer, { perCurrency: true });
}

const percentOf = (kind: BenefitKind) => ({
  type: 'percent' as const,
  min: 0,
  ...(LARGEST_PERCENT[kind] === undefined ? {} : { max: LARGEST_PERCENT[kind] }),
});

/** Percentages of a parameter that is a benefit's value. */
function checkPercents(x: Examination, id: string, kind: BenefitKind): void {
  const parameters = x.program.parameters ?? {};
  const parameter = Object.hasOwn(parameters, id) ? parameters[id] : undefined;
  if (!parameter) return;
  for (const dated of datedValuesOf(parameter, `/parameters/${id}`))
    for (const { literal, pointer } of literalsOf(dated))
      if (typeof literal === 'number') checkLiteral(x, literal, percentOf(kind), pointer);
}

/** Whether there is a basis that the value can be applied to, undefined where that is broken; a basis by group is summed, whatever the group. */
export function checkBasis(x: Examination, { kind, basis, tierAt }: Benefit, pointer: string, value: ValueKind): boolean | undefined {
  const at = `${pointer}/basis`;
  if (basis === undefined) {
    if (tierAt !== undefined)
      x.report.add('PDL236', `${pointer}/tierAt`, 'Without a basis there is nothing to look the tier up for.', {
        value: tierAt,
        expected: '`basis`',
      });
    return false;
  }
  const by = x.types.declared.get(basis)?.by;
  const info = readValue(x, basis, at, { reader: 'operations', groups: Groups.of(by), tier: true, band: false });
  if (!info || value === undefined) return undefined;
  const wanted = value === 'percent' ? 'money' : value === 'money' ? 'number' : undefined;
  if (wanted === undefined)
    x.report.add('PDL236', at, `A benefit of kind ${kind} is not applied to anything.`, { value: basis, expected: 'no `basis`' });
  else if (familyOf(info.type) !== wanted)
    x.report.add(
      'PDL236',
      at,
      `${value === 'percent' ? 'A percentage' : 'Money'} cannot be applied to \`${basis}\`, which is of type ${info.type}.`,
      {
        value: basis,
        expected: value === 'percent' ? inWords('money') : 'a number, such as deals won',
      },
    );
  return wanted === familyOf(info.type) ? true : undefined;
}
