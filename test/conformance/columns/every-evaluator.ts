import { type compileProgram, type Decision, decide } from '@tierwright/engine';
import type { PartnerData } from '@tierwright/facts';
import type { Outcome } from '@tierwright/program';
import { decideVersions, decisionAt, makeSnapshot, type Snapshot, textAt, type VersionOutcome } from '@tierwright/simulation';
import { differences } from '../random/differences.ts';
import { haveSameBytes } from '../random/same-bytes.ts';

type Compiled = ReturnType<typeof compileProgram>;
/** The days that partners are decided for. */
export interface Days {
  asOf: string;
  parametersAsOf?: string;
  asKnownOn?: string;
}

const WAYS = ['javascript', 'wasm'] as const;
const NAMES = ['row', 'columns'] as const;
const MOST_LINES = 8;

/** What was found over some partners: how many were decided in columns, by rows, not at all, and where ways differ. */
export interface Compared {
  inColumns: number;
  byRows: number;
  undecided: number;
  lines: string[];
}

/** Decisions of rows, where they are known already, without their traces. */
export type DecidedByRows = ReadonlyMap<PartnerData, Outcome<Decision>>;

/**
 * Decides partners in columns, in JavaScript and in WebAssembly, and compares decisions, standings and bills with those of
 * rows. Partners that a snapshot leaves to rows are counted alone.
 */
export function compareColumns(
  compiled: Compiled,
  partners: readonly PartnerData[],
  { asOf, parametersAsOf, asKnownOn }: Days,
  known: DecidedByRows = new Map(),
): Compared {
  const days = { asOf, ...(parametersAsOf === undefined ? {} : { parametersAsOf }), ...(asKnownOn === undefined ? {} : { asKnownOn }) };
  const question = { base: 'c'.repeat(64), ...days };
  const byRow = (partner: PartnerData) => known.get(partner) ?? decide(compiled, partner, { ...days, extra: 'ignore' });
  const whole = makeSnapshot([compiled], partners, question);
  const byId = new Map(partners.map((partner) => [partner.id, partner]));
  const taken = Array.from({ length: whole.count }, (_, index) => byId.get(textAt(whole.ids, index)) as PartnerData);
  const left = taken.filter((_, index) => !whole.asRead.has(index));
  const wrong = whole.undecided.filter(({ partner }) => byRow(byId.get(partner) as PartnerData).ok);
  const counts = { inColumns: left.length, byRows: whole.asRead.size, undecided: whole.undecided.length };
  const lines = wrong.map(({ partner }) => `${partner}: columns do not decide it`);
  if (left.length > 0) {
    const snapshot = whole.asRead.size === 0 ? whole : makeSnapshot([compiled], left, question);
    const rows = outcomeOf({ ...snapshot, asRead: new Map(left.entries()) }, compiled, 'javascript');
    for (const way of WAYS) {
      const outcome = outcomeOf(snapshot, compiled, way);
      const different = left.flatMap((partner, index) =>
        differentDecision(byRow(partner), decisionAt(snapshot, outcome, index), partner.id),
      );
      lines.push(...[...different, ...differentArrays(rows, outcome)].map((line) => `${way} ${line}`));
    }
  }
  return { ...counts, lines: lines.slice(0, MOST_LINES) };
}

function differentDecision(row: Outcome<Decision>, columns: Decision, partner: string): string[] {
  if (!row.ok) return [`${partner}: only columns decide it`];
  const { trace: _trace, ...decision } = row.value;
  return haveSameBytes(decision, columns) ? [] : differences(decision, columns, partner, NAMES);
}

function outcomeOf(snapshot: Snapshot, compiled: Compiled, way: (typeof WAYS)[number]): VersionOutcome {
  const [outcome] = decideVersions(snapshot, [compiled], way);
  if (outcome === undefined) throw new Error('A version is not decided.');
  return outcome;
}

/** Where two outcomes have other arrays of standings and lines of the bill. */
function differentArrays(rows: VersionOutcome, columns: VersionOutcome): string[] {
  const all = ({ standings, lines }: VersionOutcome): Record<string, readonly number[]> =>
    Object.fromEntries(
      [...standings, ...lines].flatMap((one) =>
        Object.entries(one).flatMap(([name, values]) =>
          ArrayBuffer.isView(values)
            ? [[`${'line' in one ? one.line : `${one.track}/${one.group}`} ${name}`, [...(values as Int32Array)]]]
            : [],
        ),
      ),
    );
  return differences(all(rows), all(columns), '', NAMES);
}
