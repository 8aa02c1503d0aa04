import type { PartnerData, RecordData } from '@tierwright/facts';
import type { LifecycleProgram } from '@tierwright/lifecycle';
import type { Problem } from '@tierwright/program';

/** Kinds that need no declaration (FACT-I3). */
const BUILT_IN = ['rate', 'exception'];

const knowsKind = ({ program }: LifecycleProgram, kind: string): boolean =>
  BUILT_IN.includes(kind) || Object.hasOwn(program.records ?? {}, kind);

/** What is wrong with a partner's identity under the programs in force; what none of them reads is passed over. */
export function identityProblems(programs: readonly LifecycleProgram[], identity: Omit<PartnerData, 'records' | 'family'>): Problem[] {
  const found = programs.flatMap(({ compiled }) => compiled.facts.prepare(identity, { extra: 'ignore' }).problems);
  return distinct(found.filter(({ severity }) => severity === 'error'));
}

/**
 * What is wrong with records of a partner: under each program in force that knows the kind, fields included; a kind that
 * none of them knows is refused. Pointers are those of a partner file: `/records/deal/0/amount`.
 */
export function recordProblems(
  programs: readonly LifecycleProgram[],
  partner: string,
  records: Readonly<Record<string, readonly RecordData[]>>,
): Problem[] {
  const problems: Problem[] = [];
  for (const [kind, list] of Object.entries(records)) {
    const knowing = programs.filter((program) => knowsKind(program, kind));
    if (knowing.length === 0 && programs.length > 0) {
      problems.push({
        code: 'PDL404',
        severity: 'error',
        pointer: `/records/${kind}`,
        value: kind,
        expected: [...new Set(programs.flatMap(({ program }) => Object.keys(program.records ?? {})))].join(', '),
        message: `No program has a record kind ${kind}.`,
      });
    }
    for (const { compiled } of knowing) problems.push(...compiled.facts.prepare({ id: partner, records: { [kind]: [...list] } }).problems);
  }
  return distinct(problems.filter(({ severity }) => severity === 'error'));
}

/** Several programs may find the same. */
function distinct(problems: readonly Problem[]): Problem[] {
  const seen = new Map(problems.map((problem) => [`${problem.code} ${problem.pointer}`, problem]));
  return [...seen.values()];
}
