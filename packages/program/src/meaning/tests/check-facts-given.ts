import type { Parameter } from '../../parameters/schema.ts';
import type { Json } from '../../tests/schema.ts';
import type { TypeOfValue, ValueInfo } from '../../types-of-values/value.ts';
import type { Literal } from '../../values/schema.ts';
import type { Examination } from '../examination.ts';
import { oneOf } from '../references.ts';
import { checkLiteral, wrongType } from '../values/check-literal.ts';
import { checkGiven, isLiteral } from './check-given.ts';
import { checkRecordList } from './check-records-given.ts';

const EMPTY: ReadonlySet<string> = new Set();
/** What comes with the day and the partner and is never given. */
const NEVER_GIVEN: ReadonlySet<string> = new Set(['today', 'partner.id']);
/** The lines of a deal are given as records. */
const LINES = 'deal.lines';

/** Facts, derived values and what is known of a deal, a request or a lead, as a test gives or expects them. */
export function checkFactsGiven(x: Examination, facts: Record<string, Json> | undefined, pointer: string, use: 'given' | 'expected'): void {
  for (const [id, value] of Object.entries(facts ?? {})) {
    const at = `${pointer}/${id}`;
    if (id === LINES && use === 'given' && x.types.kinds.has('dealLine')) {
      checkRecordList(x, 'dealLine', value, at);
      continue;
    }
    const info = infoOf(x, id, use === 'given' ? NEVER_GIVEN : EMPTY);
    if (info) checkGiven(x, value, typeOf(info, use), at, info.by === undefined ? {} : { group: info.by });
    else if (!isBroken(x, id)) reportUnknown(x, id, at, use);
  }
}

function infoOf({ types }: Examination, id: string, never: ReadonlySet<string>): ValueInfo | undefined {
  if (never.has(id)) return undefined;
  const info = types.declared.get(id) ?? types.others.get(id);
  return info && info.of !== 'parameter' && info.of !== 'group' ? info : undefined;
}

/** Expected money may be that of an average or a share; all else has its declared type. */
function typeOf(info: ValueInfo, use: 'given' | 'expected'): TypeOfValue {
  if (use === 'given') return info;
  return info.type === 'integer' || info.type === 'money'
    ? { type: 'number' }
    : { type: info.type, ...(info.values ? { values: info.values } : {}) };
}

/** Declared, but without a type that could be worked out: that is reported where it is declared. */
const isBroken = ({ program, types }: Examination, id: string): boolean =>
  program.derived !== undefined && Object.hasOwn(program.derived, id) && !types.declared.has(id);

function reportUnknown(x: Examination, id: string, pointer: string, use: 'given' | 'expected'): void {
  const { types, report } = x;
  const parameter = types.declared.get(id)?.of === 'parameter';
  report.add(
    'PDL201',
    pointer,
    parameter ? `\`${id}\` is a parameter.` : `There is no fact and no derived value \`${id}\` that could be ${use}.`,
    {
      value: id,
      expected: parameter ? '`set`, which fixes parameters' : 'the id of a fact or derived value',
      among: function* () {
        for (const [other, info] of types.declared) if (info.of !== 'parameter') yield other;
        yield* types.others.keys();
      },
      at: 'key',
    },
  );
}

/** Parameters that a test fixes: one value, or one for each tier or band. */
export function checkSet(x: Examination, set: Record<string, Json> | undefined, pointer: string): void {
  const parameters = x.program.parameters ?? {};
  for (const [id, value] of Object.entries(set ?? {})) {
    const at = `${pointer}/${id}`;
    const parameter = Object.hasOwn(parameters, id) ? parameters[id] : undefined;
    if (parameter) checkSetValue(x, parameter, value, at);
    else
      x.report.add('PDL201', at, `There is no parameter \`${id}\`.`, {
        value: id,
        expected: oneOf('a parameter', Object.keys(parameters)),
        among: () => Object.keys(parameters),
        at: 'key',
      });
  }
}

function checkSetValue(x: Examination, parameter: Parameter, value: Json, pointer: string): void {
  const type: TypeOfValue = { type: parameter.type, ...(parameter.values ? { values: parameter.values } : {}) };
  if (value === null) return;
  if (isLiteral(value)) {
    checkLiteral(x, value, type, pointer);
    return;
  }
  if (Array.isArray(value)) {
    wrongType(x, value, type, pointer);
    return;
  }
  const entries = Object.entries(value);
  if (
    parameter.type === 'money' &&
    entries.every(([key, amount]) => /^[A-Z]{3}$/.test(key) && typeof amount === 'number' && !x.names.tiers.has(key))
  ) {
    checkLiteral(x, value as Literal, type, pointer, { perCurrency: true });
    return;
  }
  for (const [key, own] of entries) {
    const at = `${pointer}/${key}`;
    if (!x.names.tiers.has(key) && !x.names.bands.has(key)) {
      const names = [...x.names.tiers.keys(), ...x.names.bands];
      x.report.add('PDL206', at, `There is no tier and no band \`${key}\`.`, {
        value: key,
        expected: oneOf('a tier or a band', names),
        among: () => names,
        at: 'key',
      });
    } else if (own !== null && isLiteral(own)) checkLiteral(x, own, type, at, { perCurrency: true });
    else if (own !== null && typeof own === 'object' && !Array.isArray(own) && parameter.type === 'money')
      checkLiteral(x, own as Literal, type, at, { perCurrency: true });
    else if (own !== null) wrongType(x, own, type, at);
  }
}
