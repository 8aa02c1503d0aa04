import type { ConditionTrace, CountedRequirements, Decision } from '@tierwright/engine';
import type { Json } from '@tierwright/program';
import type { Cell, Row } from './cell.ts';

type Status = ConditionTrace['status'];
type Leaf = Extract<ConditionTrace, { fact: string }>;

/** What a partner's decision says of one cell: whether it holds, what was measured, and how much is missing. */
export interface LitCell {
  readonly status: Status;
  readonly measured?: Json;
  readonly shortfall?: number;
}

interface LitTier {
  readonly status: Status;
  /** The partner has it. */
  readonly isHeld: boolean;
  readonly requirements: ReadonlyMap<string, ConditionTrace>;
}

/** A partner in a track, or in one of its groups: every tier with what it asks for, and what the partner is given. */
export interface Lit {
  readonly group: string | null;
  readonly tiers: ReadonlyMap<string, LitTier>;
  readonly given: ReadonlySet<string>;
}

const isRequirement = (node: ConditionTrace): node is Extract<ConditionTrace, { requirement: string }> => 'requirement' in node;

/** The requirements of a condition by id, with those that they name. */
function collect(node: ConditionTrace | null, into: Map<string, ConditionTrace>): Map<string, ConditionTrace> {
  if (node === null) return into;
  if (isRequirement(node)) {
    if (!into.has(node.requirement)) into.set(node.requirement, node);
    collect(node.when, into);
  } else if ('all' in node) for (const part of node.all) collect(part, into);
  else if ('any' in node) for (const part of node.any) collect(part, into);
  else if ('not' in node) collect(node.not, into);
  return into;
}

/** As much of a partner's answer as lights a matrix. */
export interface Fares {
  readonly decision: Decision;
  readonly counted: readonly CountedRequirements[];
}

/** What a decision says of a track: once, or once for each of its groups. */
export function litOf({ decision, counted }: Fares, track: string): readonly Lit[] {
  const given = new Set(decision.benefits.flatMap(({ benefit, granted }) => (granted ? [benefit] : [])));
  return (decision.trace?.tracks ?? []).flatMap((traced) => {
    if (traced.track !== track) return [];
    const held = decision.tracks.find((each) => each.track === track && each.group === traced.group)?.tier;
    const tiers = new Map(
      traced.tiers.map(({ tier, status, qualify }) => {
        const own = counted.find((each) => each.track === track && each.group === traced.group && each.tier === tier);
        const requirements = new Map((own?.requirements ?? []).map((each): [string, ConditionTrace] => [each.requirement, each]));
        return [tier, { status, isHeld: tier === held, requirements: collect(qualify, requirements) }];
      }),
    );
    return [{ group: traced.group ?? null, tiers, given }];
  });
}

/**
 * The part of a requirement's trace that stands where its part stands in the document: `['all', 0, 'any', 1]`. A group of one
 * has no node of its own in a trace.
 */
function partOf(trace: ConditionTrace, path: readonly (string | number)[]): ConditionTrace | undefined {
  let found: ConditionTrace | undefined = isRequirement(trace) ? trace.when : trace;
  for (const [index, step] of path.entries()) {
    const place = path[index + 1];
    if (found === undefined || typeof step === 'number') continue;
    if (step === 'not' && 'not' in found) found = found.not;
    else if (step === 'all' && 'all' in found) found = found.all[Number(place)];
    else if (step === 'any' && 'any' in found) found = found.any[Number(place)];
    else if (step === 'not' || place !== 0) return undefined;
  }
  return found;
}

/** The only test of a condition, where it is one. */
function onlyLeaf(node: ConditionTrace): Leaf | undefined {
  if (isRequirement(node)) return onlyLeaf(node.when);
  if ('fact' in node) return node;
  const parts = 'all' in node ? node.all : 'any' in node ? node.any : [];
  return parts.length === 1 && parts[0] ? onlyLeaf(parts[0]) : undefined;
}

/** What the decision says of a cell; undefined where the tier does not ask. */
export function litCell(lit: Lit, row: Row, cell: Cell, below: readonly string[]): LitCell | undefined {
  if (cell.kind === 'benefit') {
    if (!lit.tiers.get(cell.tierId)?.isHeld || !cell.isGiven) return undefined;
    return { status: lit.given.has(row.id) ? 'met' : 'missed' };
  }
  if (cell.kind !== 'requirement' || cell.asks.length === 0) return undefined;
  // On a ladder what a tier below asks for is told there.
  const tiers = [cell.tierId, ...(cell.asks[0]?.how === 'below' ? [...below].reverse() : [])];
  const trace = tiers.map((tier) => lit.tiers.get(tier)?.requirements.get(row.id)).find((each) => each !== undefined);
  const part = trace && (row.kind === 'requirement' ? trace : partOf(trace, row.path.slice(3)));
  if (!part) return undefined;
  const leaf = onlyLeaf(part);
  return {
    status: part.status,
    ...(leaf && leaf.measured !== null ? { measured: leaf.measured as Json } : {}),
    ...(leaf?.shortfall === undefined ? {} : { shortfall: leaf.shortfall }),
  };
}
