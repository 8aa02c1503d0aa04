import type { Condition, Program, Window } from '@tierwright/program';
import type { MergedField, MergedKind } from '../merge/merged-kind.ts';
import { everyLiteral } from '../values/parameter-value.ts';
import { pathOf } from './atom.ts';

/** The end of a span and the date it belongs to. */
export interface SpanEnd {
  field: number;
  start: number | undefined;
}

/** How records of a kind are made. */
export interface KindPlan {
  kind: MergedKind;
  index: number;
  role: Role;
  /** Date fields that are not ends, in declared order. */
  events: number[];
  ends: SpanEnd[];
  /** The event that dates the record: what most windows look at. */
  main: number | undefined;
  /** Months that a span lasts. */
  months: [number, number];
  /** Whether ends are known ahead, as of certificates and contracts; nobody knows when a person will leave. */
  planned: boolean;
  /** How often a span that may be open has an end; how often it has one that is still to come. */
  ended: number;
  dated: number;
  /** The money fields. */
  money: number[];
  /** Evidence: the dates of which it has one at most. */
  evidence: { acceptedOn: number; rejectedOn: number } | undefined;
  /** Numbers that conditions compare a field with, by field: ordinary values lie around them. */
  cuts: number[][];
}

type Role = 'sale' | 'person' | 'customer' | 'certificate' | 'evidence' | 'registration' | 'other';

const ROLES: Partial<Record<string, Role>> = {
  order: 'sale',
  invoice: 'sale',
  deal: 'sale',
  person: 'person',
  customer: 'customer',
  certificate: 'certificate',
  training: 'certificate',
  evidence: 'evidence',
  registration: 'registration',
};

/** How long a certificate, a person's time with the partner, a customer relation and other spans last, in months. */
const MONTHS: Partial<Record<Role, [number, number]>> = { person: [12, 96], customer: [6, 84], certificate: [12, 36], evidence: [12, 36] };
const ENDED: Partial<Record<Role, number>> = { person: 0.15, customer: 0.25, certificate: 0.8, evidence: 0.3 };
const ENDED_OTHERS = 0.4;

const END_NAME = /(?:expires|ends?|ended|left|until|to|closed|terminated|cancelled)(?:On|At)?$/i;

const windowsOf = (window: Window | Window[] | undefined): Window[] =>
  window === undefined ? [] : Array.isArray(window) ? window : [window];

/** Conditions of a document with all their parts. */
function leavesOf(condition: Condition, found: (leaf: { fact: string; value: unknown }) => void): void {
  if ('all' in condition) for (const part of condition.all) leavesOf(part, found);
  else if ('any' in condition) for (const part of condition.any) leavesOf(part, found);
  else if ('not' in condition) leavesOf(condition.not, found);
  else if ('fact' in condition) found(condition);
}

/** How to make records of each kind, as the facts of all programs read them. Adds the words that strings are compared with. */
export function planKinds(kinds: readonly MergedKind[], programs: readonly Program[]): KindPlan[] {
  const plans = kinds.map((kind, index): KindPlan => {
    const role = ROLES[kind.standard ?? ''] ?? 'other';
    const named = (name: string): number => kind.fields.findIndex((field) => field.name === name);
    return {
      kind,
      index,
      role,
      events: [],
      ends: [],
      main: undefined,
      months: MONTHS[role] ?? [12, 36],
      planned: role !== 'person' && role !== 'customer',
      ended: ENDED[role] ?? ENDED_OTHERS,
      dated: role === 'certificate' || role === 'evidence' ? (ENDED[role] ?? 0) : 0,
      money: kind.fields.filter((field) => field.type === 'money').map((field) => field.index),
      evidence: role === 'evidence' ? { acceptedOn: named('acceptedOn'), rejectedOn: named('rejectedOn') } : undefined,
      cuts: kind.fields.map(() => []),
    };
  });
  const planOf = (kind: MergedKind): KindPlan | undefined => plans.find((plan) => plan.kind === kind);
  const dated = new Map<MergedKind, Map<number, number>>();
  for (const program of programs) readFacts(program, kinds, planOf, dated);
  for (const plan of plans) {
    for (const field of plan.kind.fields) {
      if (field.type !== 'date' || plan.ends.some((end) => end.field === field.index)) continue;
      if (END_NAME.test(field.name) && plan.events.length > 0) plan.ends.push({ field: field.index, start: plan.events.at(-1) });
      else plan.events.push(field.index);
    }
    for (const end of plan.ends) end.start ??= plan.events[0];
    const uses = dated.get(plan.kind);
    plan.main = plan.events.reduce<number | undefined>(
      (best, event) => (best === undefined || (uses?.get(event) ?? 0) > (uses?.get(best) ?? 0) ? event : best),
      undefined,
    );
  }
  return plans;
}

function readFacts(
  program: Program,
  kinds: readonly MergedKind[],
  planOf: (kind: MergedKind) => KindPlan | undefined,
  dated: Map<MergedKind, Map<number, number>>,
): void {
  const recordOf = (id: string, depth = 0): string | undefined => {
    const from = program.facts?.[id]?.from;
    return !from || depth > 40 ? undefined : 'within' in from ? recordOf(from.within, depth + 1) : from.record;
  };
  for (const [id, fact] of Object.entries(program.facts ?? {})) {
    const kind = kinds.find((candidate) => candidate.id === recordOf(id));
    if (!kind || !fact.from) continue;
    const owner = (path: string): { kind: MergedKind; field: MergedField } | undefined => {
      const found = pathOf(kinds, kind, path);
      const target = found?.path.ref === undefined ? kind : kinds.find((other) => other.id === kind.fields[found.path.ref ?? -1]?.to);
      return found && target ? { kind: target, field: found.field } : undefined;
    };
    for (const window of windowsOf(fact.from.window)) {
      const [start, end] = (window.span ?? []).map(owner);
      const plan = end && planOf(end.kind);
      if (plan && !plan.ends.some((known) => known.field === end.field.index)) {
        plan.ends.push({ field: end.field.index, start: start?.kind === end.kind ? start.field.index : undefined });
      }
      const on = window.on === undefined ? start : owner(window.on);
      if (on) {
        const counts = dated.get(on.kind) ?? new Map<number, number>();
        dated.set(on.kind, counts.set(on.field.index, (counts.get(on.field.index) ?? 0) + 1));
      }
    }
    if (fact.from.where) {
      leavesOf(fact.from.where, ({ fact: path, value }) => {
        const found = owner(path);
        if (found) learn(program, planOf(found.kind), found.field, value);
      });
    }
  }
}

/** Words and numbers that a field is compared with. */
function learn(program: Program, plan: KindPlan | undefined, field: MergedField, value: unknown): void {
  const reference = value !== null && typeof value === 'object' && 'fact' in value ? program.parameters?.[String(value.fact)] : undefined;
  for (const literal of reference ? everyLiteral(reference) : [value]) {
    if (typeof literal === 'number') plan?.cuts[field.index]?.push(literal);
    if (field.type !== 'string') continue;
    for (const word of Array.isArray(literal) ? literal : [literal]) {
      if (typeof word === 'string' && !field.values.includes(word)) field.values.push(word);
    }
  }
}
