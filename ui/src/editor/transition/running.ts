import type { Json, RunningAction } from '@tierwright/program';
import type { JsonEdits, Path } from '../document/json-edits.ts';
import { memberOf, membersOf, textOf } from '../document/reading.ts';
import { removeMember } from '../document/remove-member.ts';

export const ACTIONS = ['finish', 'move', 'redecide'] as const satisfies readonly RunningAction[];

/** What runs, the section that lets it run, and how it may stand while it does. */
const KINDS = {
  deal: { section: 'dealRegistration', states: ['draft', 'pending', 'returned', 'recalled', 'approved'] },
  onboarding: { section: 'onboarding', states: ['open'] },
  fund: { section: 'funds', states: ['draft', 'returned', 'pending', 'approved', 'claimed', 'payable'] },
  lead: { section: 'leads', states: ['offered', 'accepted', 'contacted', 'qualified', 'registered', 'unplaced'] },
} as const;

export type RunningKind = keyof typeof KINDS;
const NAMES = Object.keys(KINDS) as RunningKind[];

/** A state of what runs: `usual` holds where the document says nothing of it. */
export interface RunningRow {
  readonly kind: string;
  readonly state: string;
  readonly chosen: string;
  readonly usual: 'finish' | 'move';
  /** Whether it is one that has a name here. */
  readonly isKnown: boolean;
}

/** What can be said of running work in a program: each kind that it has, in each state; and what is said beyond that. */
export function runningRows(program: Json): readonly RunningRow[] {
  const said = membersOf(memberOf(memberOf(program, 'transition'), 'running'));
  const kinds = [
    ...new Set<string>([...NAMES.filter((kind) => memberOf(program, KINDS[kind].section) !== undefined), ...Object.keys(said)]),
  ];
  return kinds.flatMap((kind) => {
    const known: readonly string[] = NAMES.find((name) => name === kind) === undefined ? [] : KINDS[kind as RunningKind].states;
    const ofKind = membersOf(said[kind]);
    return [...new Set([...known, ...Object.keys(ofKind)])].map((state) => ({
      ...{ kind, state, chosen: textOf(ofKind[state]), isKnown: known.includes(state) },
      usual: state === 'draft' ? ('move' as const) : ('finish' as const),
    }));
  });
}

export const runningPath = ({ kind, state }: Pick<RunningRow, 'kind' | 'state'>): Path => ['transition', 'running', kind, state];

/** Says what happens to it; the empty text takes that back. */
export function setRunning(edits: JsonEdits, program: Json, row: RunningRow, action: string): void {
  if (action === '') removeMember(edits, program, runningPath(row));
  else edits.set(runningPath(row), action);
}
