import type { Fact } from '../../facts/schema.ts';
import { isNumeric, type TypeOfValue } from '../../types-of-values/value.ts';
import type { Examination } from '../examination.ts';
import { checkLiteral, wrongType } from '../values/check-literal.ts';
import { checkFromRecords, checkFromWithin } from './check-from.ts';
import { checkGroupedBy } from './check-grouped-by.ts';

/** Facts: where each comes from, its domain, what holds without data. */
export function checkFacts(x: Examination): void {
  const attributes = new Map<string, string>();
  for (const [id, fact] of Object.entries(x.program.facts ?? {})) {
    const pointer = `/facts/${id}`;
    checkSource(x, id, fact, pointer);
    checkDomain(x, id, fact, pointer);
    checkAttribute(x, id, fact, pointer, attributes);
    if (fact.from && 'record' in fact.from) checkFromRecords(x, fact, fact.from, pointer);
    else if (fact.from) checkFromWithin(x, fact, fact.from, pointer);
    if (fact.by !== undefined) checkGroupedBy(x, id, fact, fact.by, pointer);
    if (fact.onMissing !== undefined && fact.onMissing !== 'unknown' && fact.onMissing !== 'error') {
      if (fact.onMissing === null) wrongType(x, null, fact, `${pointer}/onMissing`);
      else checkLiteral(x, fact.onMissing, withWords(x, id, fact), `${pointer}/onMissing`);
    }
  }
}

const withWords = (x: Examination, id: string, fact: Fact): TypeOfValue => x.types.declared.get(id) ?? fact;

function checkSource({ report, types }: Examination, id: string, fact: Fact, pointer: string): void {
  const { attribute, from } = fact;
  if (attribute === undefined && !from)
    report.add('PDL234', pointer, `\`${id}\` comes from nowhere.`, { at: 'key', expected: '`attribute`, or `from` with records' });
  if (attribute !== undefined && from)
    report.add('PDL234', `${pointer}/attribute`, `\`${id}\` comes from an attribute and from records.`, {
      value: attribute,
      expected: 'one of the two',
    });
  if (fact.over !== undefined && !from)
    report.add('PDL234', `${pointer}/over`, 'Only records are counted over a family.', {
      value: fact.over,
      expected: '`from` with records',
    });
  const lines = types.kinds.get(types.source(id)?.record ?? '')?.is === 'dealLine';
  if (fact.scope === 'deal' && from && !lines && types.source(id))
    report.add('PDL234', `${pointer}/scope`, 'A fact of a deal is made of its lines.', {
      value: fact.scope,
      expected: 'records of kind dealLine',
    });
  if (fact.scope === 'deal' && attribute !== undefined)
    report.add('PDL234', `${pointer}/scope`, 'An attribute belongs to the partner, not to a deal.', {
      value: fact.scope,
      expected: 'records of kind dealLine',
    });
  if (fact.scope === undefined && lines)
    report.add('PDL234', pointer, `\`${id}\` is made of the lines of a deal and belongs to the deal.`, {
      at: 'key',
      expected: '`scope: "deal"`',
    });
}

function checkDomain(x: Examination, id: string, fact: Fact, pointer: string): void {
  const { report } = x;
  if (fact.values && fact.type !== 'enum' && fact.type !== 'set')
    report.add('PDL211', `${pointer}/values`, `A value of type ${fact.type} has no list of words.`, {
      value: fact.values,
      expected: 'type enum or set',
    });
  if (fact.type === 'enum' && withWords(x, id, fact).values === undefined)
    report.add('PDL214', pointer, `The enum \`${id}\` has no words.`, { at: 'key', expected: '`values`, the words it can be' });
  for (const key of ['min', 'max'] as const) {
    const bound = fact[key];
    if (bound === undefined) continue;
    if (!isNumeric(fact.type))
      report.add('PDL211', `${pointer}/${key}`, `A value of type ${fact.type} has no ${key}.`, {
        value: bound,
        expected: 'a type that is a number',
      });
    else checkLiteral(x, bound, { type: fact.type }, `${pointer}/${key}`);
  }
  if (fact.min !== undefined && fact.max !== undefined && fact.min > fact.max)
    report.add('PDL211', `${pointer}/max`, `The largest value, ${fact.max}, is below the smallest, ${fact.min}.`, {
      value: fact.max,
      expected: `at least ${fact.min}`,
    });
}

/** Facts that read one attribute agree on its type. */
function checkAttribute({ program, report }: Examination, id: string, fact: Fact, pointer: string, attributes: Map<string, string>): void {
  if (fact.attribute === undefined) return;
  const other = attributes.get(fact.attribute);
  if (other === undefined) {
    attributes.set(fact.attribute, id);
    return;
  }
  const type = program.facts?.[other]?.type;
  if (type !== fact.type)
    report.add('PDL211', `${pointer}/type`, `The attribute \`${fact.attribute}\` is of type ${type} for \`${other}\`.`, {
      value: fact.type,
      expected: type ?? 'the same type',
    });
}
