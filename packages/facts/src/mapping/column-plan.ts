import type { Problem, Program } from '@tierwright/program';
import type { CellType } from './cell-value.ts';
import type { Mapping, RowKind } from './mapping.ts';
import { PRESET_COLUMNS } from './presets.ts';

/** Where a cell goes: a member of the row itself, or a named one of a group. */
export type Target =
  | { readonly to: 'id' | 'title' | 'parent' | 'partner' | 'kind' | 'sourceRef' }
  | { readonly to: 'attribute' | 'fact' | 'field' | 'currency'; readonly name: string };

export interface Column {
  readonly header: string;
  readonly target: Target;
}

/** The columns of a file, by position; what is passed over is undefined. */
export type ColumnPlan = readonly (Column | undefined)[];

const OWN = { partners: ['id', 'title', 'parent'], records: ['partner', 'kind', 'id', 'sourceRef'] } as const;
const NAMED = { partners: ['attribute', 'fact'], records: ['field', 'currency'] } as const;
const NEEDED = { partners: ['id'], records: ['partner'] } as const;

/** A target as the mapping writes it: `id`, `field.amount`. */
function targetOf(text: string, kind: RowKind): Target | undefined {
  if ((OWN[kind] as readonly string[]).includes(text)) return { to: text } as Target;
  if (text.includes('__proto__')) return undefined;
  const dot = text.indexOf('.');
  const [group, name] = [text.slice(0, dot), text.slice(dot + 1)];
  return dot > 0 && name !== '' && (NAMED[kind] as readonly string[]).includes(group) ? ({ to: group, name } as Target) : undefined;
}

const problem = (code: string, column: string, message: string, expected?: string): Problem => ({
  code,
  severity: 'error',
  pointer: `/mapping/columns/${column.replaceAll('~', '~0').replaceAll('/', '~1')}`,
  message,
  ...(expected === undefined ? {} : { expected }),
});

const allowed = (kind: RowKind) => [...OWN[kind], ...NAMED[kind].map((group) => `${group}.<name>`)].join(', ');

/** What is wrong with a mapping, before a file is there; `code` is that of each problem. */
export function mappingProblems(kind: RowKind, { columns = {} }: Mapping, code: string): Problem[] {
  return Object.entries(columns).flatMap(([header, target]) =>
    target === null || targetOf(target, kind) ? [] : [problem(code, header, `A column does not go to ${target}.`, allowed(kind))],
  );
}

/** Reads the header of a file: where each column goes, or what is wrong with it. Names count without case and outer space. */
export function columnPlan(
  headers: readonly string[],
  kind: RowKind,
  mapping: Mapping,
  programs: readonly Program[],
  code: string,
): { readonly plan: ColumnPlan; readonly problems: readonly Problem[] } {
  const { preset, others = preset === undefined ? 'refuse' : 'ignore' } = mapping;
  const known = new Map<string, string | null>();
  const keyOf = (header: string) => header.trim().toLowerCase();
  const fields = preset === undefined ? undefined : fieldsOf(programs, mapping.kind ?? PRESET_COLUMNS[preset][kind].kind);
  for (const [header, target] of preset === undefined ? [] : Object.entries(PRESET_COLUMNS[preset][kind].columns)) {
    const name = target?.startsWith('field.') || target?.startsWith('currency.') ? target.slice(target.indexOf('.') + 1) : undefined;
    if (name === undefined || !fields || fields.has(name)) known.set(keyOf(header), target);
  }
  for (const [header, target] of Object.entries(mapping.columns ?? {})) known.set(keyOf(header), target);
  const problems: Problem[] = [];
  const taken = new Map<string, string>();
  const plan = headers.map((header): Column | undefined => {
    // Without a mapping a file speaks for itself: its columns are called what they are.
    const told = known.get(keyOf(header)) ?? (known.has(keyOf(header)) ? null : targetOf(header.trim(), kind) ? header.trim() : undefined);
    if (told === null) return undefined;
    const target = told === undefined ? undefined : targetOf(told, kind);
    if (!target || told === undefined) {
      if (others === 'refuse') problems.push(problem(code, header, 'Nothing says where this column goes.', allowed(kind)));
      return undefined;
    }
    const before = taken.get(told);
    if (before !== undefined) problems.push(problem(code, header, `The columns ${before} and ${header} both go to ${told}.`));
    taken.set(told, header);
    return { header, target };
  });
  for (const needed of NEEDED[kind]) if (!taken.has(needed)) problems.push(problem(code, '', `No column goes to ${needed}.`, needed));
  return { plan, problems };
}

function fieldsOf(programs: readonly Program[], kind: string | undefined): ReadonlySet<string> | undefined {
  const declaring = programs.filter(({ records }) => kind !== undefined && records?.[kind]?.fields !== undefined);
  if (declaring.length === 0) return undefined;
  return new Set(declaring.flatMap(({ records }) => Object.keys(records?.[kind ?? '']?.fields ?? {})));
}

const CELLS: Readonly<Record<string, CellType>> = {
  integer: 'integer',
  number: 'number',
  money: 'money',
  percent: 'percent',
  boolean: 'boolean',
  date: 'date',
  set: 'set',
};
/** Fields that standard kinds have without declaring them. */
const IMPLIED: Readonly<Record<string, CellType>> = {
  submittedOn: 'date',
  acceptedOn: 'date',
  rejectedOn: 'date',
  expiresOn: 'date',
  recordedOn: 'date',
  on: 'date',
  from: 'date',
  until: 'date',
  rate: 'number',
};

/** The type of a cell, as the first program that declares it says; else text. */
export function cellType(target: Target, kind: string | undefined, programs: readonly Program[]): CellType {
  if (!('name' in target) || target.to === 'currency') return 'text';
  for (const program of programs) {
    const type = declaredType(target, kind, program);
    if (type !== undefined) return CELLS[type] ?? 'text';
  }
  return target.to === 'field' ? (IMPLIED[target.name] ?? 'text') : 'text';
}

function declaredType({ to, name }: Target & { readonly name: string }, kind: string | undefined, program: Program): string | undefined {
  if (to === 'field') return kind === undefined ? undefined : program.records?.[kind]?.fields?.[name]?.type;
  if (to === 'attribute') return Object.values(program.facts ?? {}).find((one) => one.attribute === name)?.type;
  return program.facts?.[name]?.type;
}
