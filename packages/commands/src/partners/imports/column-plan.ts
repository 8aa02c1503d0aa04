import type { LifecycleProgram } from '@tierwright/lifecycle';
import type { Problem } from '@tierwright/program';
import type { CellType } from './cell-value.ts';
import type { Mapping, NewImport } from './import-shapes.ts';
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
function targetOf(text: string, kind: NewImport['kind']): Target | undefined {
  if ((OWN[kind] as readonly string[]).includes(text)) return { to: text } as Target;
  if (text.includes('__proto__')) return undefined;
  const dot = text.indexOf('.');
  const [group, name] = [text.slice(0, dot), text.slice(dot + 1)];
  return dot > 0 && name !== '' && (NAMED[kind] as readonly string[]).includes(group) ? ({ to: group, name } as Target) : undefined;
}

const problem = (column: string, message: string, expected?: string): Problem => ({
  code: 'CMD306',
  severity: 'error',
  pointer: `/mapping/columns/${column.replaceAll('~', '~0').replaceAll('/', '~1')}`,
  message,
  ...(expected === undefined ? {} : { expected }),
});

const allowed = (kind: NewImport['kind']) => [...OWN[kind], ...NAMED[kind].map((group) => `${group}.<name>`)].join(', ');

/** What is wrong with a mapping, before a file is there. */
export function mappingProblems(kind: NewImport['kind'], { columns = {} }: Mapping): Problem[] {
  return Object.entries(columns).flatMap(([header, target]) =>
    target === null || targetOf(target, kind) ? [] : [problem(header, `A column does not go to ${target}.`, allowed(kind))],
  );
}

/** Reads the header of a file: where each column goes, or what is wrong with it. Names count without case and outer space. */
export function columnPlan(
  headers: readonly string[],
  kind: NewImport['kind'],
  mapping: Mapping,
  program: LifecycleProgram | undefined,
): { readonly plan: ColumnPlan; readonly problems: readonly Problem[] } {
  const { preset, others = preset === undefined ? 'refuse' : 'ignore' } = mapping;
  const known = new Map<string, string | null>();
  const keyOf = (header: string) => header.trim().toLowerCase();
  const fields = preset === undefined ? undefined : fieldsOf(program, mapping.kind ?? PRESET_COLUMNS[preset][kind].kind);
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
      if (others === 'refuse') problems.push(problem(header, 'Nothing says where this column goes.', allowed(kind)));
      return undefined;
    }
    const before = taken.get(told);
    if (before !== undefined) problems.push(problem(header, `The columns ${before} and ${header} both go to ${told}.`));
    taken.set(told, header);
    return { header, target };
  });
  for (const needed of NEEDED[kind]) if (!taken.has(needed)) problems.push(problem('', `No column goes to ${needed}.`, needed));
  return { plan, problems };
}

function fieldsOf(program: LifecycleProgram | undefined, kind: string | undefined): ReadonlySet<string> | undefined {
  const fields = kind === undefined ? undefined : program?.program.records?.[kind]?.fields;
  return fields && new Set(Object.keys(fields));
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

/** The type of a cell, as the program declares it; else text. */
export function cellType(target: Target, kind: string | undefined, version: LifecycleProgram | undefined): CellType {
  const program = version?.program;
  if (target.to === 'field') {
    const field = kind === undefined ? undefined : program?.records?.[kind]?.fields?.[target.name];
    if (field) return CELLS[field.type] ?? 'text';
    return IMPLIED[target.name] ?? 'text';
  }
  if (target.to === 'attribute') {
    const fact = Object.values(program?.facts ?? {}).find((one) => one.attribute === target.name);
    return fact ? (CELLS[fact.type] ?? 'text') : 'text';
  }
  if (target.to === 'fact') return CELLS[program?.facts?.[target.name]?.type ?? ''] ?? 'text';
  return 'text';
}
