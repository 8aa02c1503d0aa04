import { type CompiledProgram, ENGINE_VERSION, looksAtRecords, referenceOf } from '@tierwright/engine';
import { type Benefit, type Condition, hashProgram } from '@tierwright/program';
import { NotInColumns } from '../plan/not-in-columns.ts';
import { factKeys } from '../snapshot/fact-keys.ts';
import { parametersIn } from '../thresholds/parameter-readers.ts';

/** A benefit that looks at records (ENG-B7), and the name under which snapshots keep what it looks at. */
export interface Earnings {
  readonly name: string;
  readonly benefit: Benefit;
}

const known = new WeakMap<CompiledProgram, readonly Earnings[]>();

/** The benefits of a version that look at records. Versions whose benefits look at the same of them share what is kept. */
export function earningsOf(compiled: CompiledProgram): readonly Earnings[] {
  let found = known.get(compiled);
  if (found === undefined) {
    const { program } = compiled;
    found = (program.benefits ?? [])
      .filter((benefit) => looksAtRecords(program, benefit))
      .map((benefit) => ({ name: nameOf(compiled, benefit), benefit }));
    known.set(compiled, found);
  }
  return found;
}

/** The name of what is kept for a benefit. */
export function earningsName(compiled: CompiledProgram, benefit: Benefit): string {
  const found = earningsOf(compiled).find((one) => one.benefit === benefit);
  if (found === undefined) throw new Error(`${benefit.id} does not look at records`);
  return found.name;
}

function nameOf(compiled: CompiledProgram, { basis = '', tierAt, caps = [] }: Benefit): string {
  const { records, parameters, calendar, currency } = compiled.program;
  // Of the parameters those that caps look up: with another value of any other the same records are kept.
  const lookedUp = parametersIn(
    compiled.program,
    caps.map(({ where }) => where),
  );
  const of = {
    engine: ENGINE_VERSION,
    form: 2,
    basis: factKeys(compiled).get(basis),
    tierAt: typeof tierAt === 'string' ? tierAt : undefined,
    caps: caps.map(({ where, per, every }) => ({ where, per, every })),
    records,
    parameters: Object.entries(parameters ?? {}).filter(([id]) => lookedUp.has(id)),
    calendar,
    currency,
  };
  return `${EARNINGS}${basis}@${hashProgram(of)}`;
}

const EARNINGS = 'earnings:';

/** Whether a key of a snapshot is the name of what is kept for a benefit; else it is that of a fact. */
export const isEarnings = (key: string): boolean => key.startsWith(EARNINGS);

/** The names that a condition reads of a record. */
function operands(condition: Condition): readonly string[] {
  if ('all' in condition) return condition.all.flatMap(operands);
  if ('any' in condition) return condition.any.flatMap(operands);
  if ('not' in condition) return operands(condition.not);
  if ('condition' in condition) return [];
  return [condition.fact, referenceOf(condition.value) ?? []].flat();
}

/** Refuses caps that ask for more than a record tells: for the tier held, or for facts of the partner. */
export function refuseTierCaps({ program }: CompiledProgram, { id, caps = [] }: Benefit): void {
  for (const { where } of caps) {
    if (where === undefined) continue;
    for (const operand of operands(where)) {
      const parameter = program.parameters?.[operand];
      if (parameter === undefined || parameter.records !== undefined) continue;
      if (parameter.at !== undefined || parameter.byTier !== undefined || parameter.variants !== undefined)
        throw new NotInColumns(id, 'benefit', `its caps ask for ${operand}, which is not the same for all`);
    }
  }
}
