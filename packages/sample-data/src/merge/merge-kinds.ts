import type { Problem, Program, RecordField, RecordKind, StandardRecordKind } from '@tierwright/program';
import { STANDARD_RECORD_KINDS } from '@tierwright/program';
import { problem, segment } from './merge-problem.ts';
import { fieldNamed, type MergedField, type MergedKind } from './merged-kind.ts';

const EVIDENCE_FIELDS: Record<string, RecordField> = {
  submittedOn: { type: 'date' },
  acceptedOn: { type: 'date', optional: true },
  rejectedOn: { type: 'date', optional: true },
  expiresOn: { type: 'date', optional: true },
};

function standardOf(id: string, kind: RecordKind): StandardRecordKind | undefined {
  return kind.is ?? STANDARD_RECORD_KINDS.find((standard) => standard === id);
}

/** The declared fields of a kind; evidence has four dates of its own, whether or not they are declared. */
function fieldsOf(id: string, kind: RecordKind): Record<string, RecordField> {
  return standardOf(id, kind) === 'evidence' ? { ...EVIDENCE_FIELDS, ...kind.fields } : (kind.fields ?? {});
}

function addField(kind: MergedKind, name: string, field: RecordField, program: Program, problems: Problem[]): void {
  const known = fieldNamed(kind, name);
  const values = 'values' in field ? (field.values ?? []) : [];
  const to = field.type === 'ref' ? field.to : undefined;
  if (!known) {
    const merged: MergedField = {
      index: kind.fields.length,
      name,
      type: field.type,
      optional: field.optional === true,
      values: [...values],
    };
    if (to !== undefined) merged.to = to;
    kind.fields.push(merged);
    return;
  }
  if (known.type !== field.type || known.to !== to) {
    const pointer = `/records/${segment(kind.id)}/fields/${segment(name)}`;
    const [had, has] = [known.to ?? known.type, to ?? field.type];
    problems.push(
      problem('DATA203', pointer, `${program.title} ${program.version} declares ${kind.id}.${name} as ${has}, another as ${had}.`, has),
    );
    return;
  }
  known.optional = known.optional && field.optional === true;
  if (values.length === 0) return;
  // Only words that every version knows: each must be able to read every record.
  const common = known.values.length === 0 ? [...values] : known.values.filter((value) => values.includes(value));
  if (common.length === 0) {
    const pointer = `/records/${segment(kind.id)}/fields/${segment(name)}/values`;
    problems.push(
      problem('DATA203', pointer, `${program.title} ${program.version} shares no word of ${kind.id}.${name} with another.`, values),
    );
  }
  known.values = common;
}

/** A kind that holds no data of a partner over time and is made separately, or given by people. */
const NOT_GENERATED: readonly (StandardRecordKind | undefined)[] = ['rate', 'exception', 'dealLine'];

/** The union of the record kinds that the programs declare, kinds that are pointed to first. */
export function mergeKinds(programs: readonly Program[], problems: Problem[]): MergedKind[] {
  const kinds = new Map<string, MergedKind>();
  for (const program of programs) {
    for (const [id, declared] of Object.entries(program.records ?? {})) {
      const standard = standardOf(id, declared);
      const kind = kinds.get(id) ?? { id, standard, fields: [] };
      kinds.set(id, kind);
      if (kind.standard !== standard) {
        problems.push(
          problem(
            'DATA202',
            `/records/${segment(id)}/is`,
            `${program.title} ${program.version} reads ${id} as ${standard}, another as ${kind.standard}.`,
          ),
        );
      }
      for (const [name, field] of Object.entries(fieldsOf(id, declared))) addField(kind, name, field, program, problems);
    }
  }
  return referredFirst([...kinds.values()].filter((kind) => !NOT_GENERATED.includes(kind.standard)));
}

function referredFirst(kinds: MergedKind[]): MergedKind[] {
  const ordered: MergedKind[] = [];
  const entered = new Set<string>();
  const visit = (kind: MergedKind): void => {
    if (entered.has(kind.id)) return;
    entered.add(kind.id);
    for (const field of kind.fields) {
      const target = kinds.find((other) => other.id === field.to);
      if (target) visit(target);
    }
    ordered.push(kind);
  };
  for (const kind of kinds) visit(kind);
  return ordered;
}
