import { WHERE_DEAL_FACTS, whereToRead } from '../../types-of-values/readers.ts';
import { fieldAt, pathsOf } from '../../types-of-values/record-kinds.ts';
import type { ValueInfo } from '../../types-of-values/value.ts';
import type { ValueTypes } from '../../types-of-values/value-types.ts';
import type { Examination } from '../examination.ts';
import type { RecordScope, Scope } from './scope.ts';

const isDeclared = ({ program }: Examination, id: string): boolean =>
  [program.facts, program.parameters, program.derived].some((section) => section !== undefined && Object.hasOwn(section, id));

/** Everything that a reader may name, for suggestions. */
function* readable({ types }: Examination, scope: Scope): Iterable<string> {
  for (const id of [
    ...Object.keys(types.program.facts ?? {}),
    ...Object.keys(types.program.parameters ?? {}),
    ...Object.keys(types.program.derived ?? {}),
  ])
    if (types.read(id, scope.reader)) yield id;
  for (const id of types.others.keys()) if (types.read(id, scope.reader)) yield id;
}

/**
 * What an id means where it is read; reports it (PDL201, 217, 232) and gives nothing where it means nothing there, or
 * where its own definition is broken.
 */
export function readValue(x: Examination, id: string, pointer: string, scope: Scope): ValueInfo | undefined {
  x.uses.values.add(id);
  const info = x.types.read(id, scope.reader);
  if (info) return fitsScope(x, info, pointer, scope) ? info : undefined;
  const elsewhere = placesFor(x.types, id);
  if (elsewhere !== undefined)
    x.report.add('PDL201', pointer, `\`${id}\` cannot be read here: it is known ${elsewhere}.`, {
      value: id,
      expected: 'a value that is known here',
    });
  else if (!isDeclared(x, id))
    x.report.add('PDL201', pointer, `There is no fact, parameter or derived value \`${id}\`.`, {
      value: id,
      expected:
        id === 'partner.type'
          ? 'a fact `partner.type` that reads the attribute, in `facts`'
          : 'the id of a fact, parameter or derived value',
      among: () => readable(x, scope),
    });
  return undefined;
}

function placesFor(types: ValueTypes, id: string): string | undefined {
  if (types.declared.get(id)?.deal) return WHERE_DEAL_FACTS;
  return types.others.has(id) ? whereToRead(id) : undefined;
}

/** Whether there are the group, tier, band and record that the value needs. */
function fitsScope({ report }: Examination, info: ValueInfo, pointer: string, scope: Scope): boolean {
  const { id } = info;
  if (info.records) return refuse('is looked up for each record', 'a value that needs no record');
  if (info.byBand && !scope.band)
    return refuse('differs by band, and bands are known in dealRegistration only', 'a value that needs no band');
  if (info.byTier && !scope.tier) return refuse('differs by tier, and here no tier is in question yet', 'a value that needs no tier');
  if (info.by === undefined || scope.groups.admits(info.by)) return true;
  report.add('PDL217', pointer, `\`${id}\` has a value for each \`${info.by}\`, but ${scope.groups.words}.`, {
    value: id,
    expected: 'a value of the partner or of the same group',
  });
  return false;

  function refuse(reason: string, expected: string): false {
    report.add('PDL232', pointer, `\`${id}\` ${reason}.`, { value: id, expected });
    return false;
  }
}

/** What an id means in a filter over records: a field of every one of the kinds, or a parameter without tier and band. */
export function readInRecords(x: Examination, id: string, pointer: string, { records }: RecordScope): ValueInfo | undefined {
  const [first, ...others] = records;
  if (first === undefined) return undefined;
  const { types, report } = x;
  const info = types.readInRecord(id, first);
  if (info?.of === 'field') {
    const lacking = others.find((kind) => types.readInRecord(id, kind)?.type !== info.type);
    if (lacking === undefined) return info;
    report.add('PDL201', pointer, `Records of kind \`${lacking}\` have no field \`${id}\` of this type.`, {
      value: id,
      expected: `a field of every kind`,
    });
    return undefined;
  }
  x.uses.values.add(id);
  if (info) return fitsRecords(x, info, pointer, records) ? info : undefined;
  const known = types.declared.has(id) || types.others.has(id);
  if (!types.kinds.has(first)) return undefined;
  report.add(
    'PDL201',
    pointer,
    known
      ? `\`${id}\` cannot be read in a filter of records.`
      : `Records of kind \`${first}\` have no field \`${id}\`, and no parameter has that id.`,
    {
      value: id,
      expected: 'a field, a field behind a ref such as person.joinedOn, or a parameter',
      among: () => [...pathsOf(types.kinds, first), ...Object.keys(x.program.parameters ?? {})],
    },
  );
  return undefined;
}

function fitsRecords(x: Examination, info: ValueInfo, pointer: string, records: readonly string[]): boolean {
  const refuse = (reason: string): false => {
    x.report.add('PDL232', pointer, `\`${info.id}\` ${reason}.`, {
      value: info.id,
      expected: 'a parameter with one value for all partners, or looked up by record',
    });
    return false;
  };
  if (info.byTier) return refuse('differs by tier, and records have none');
  if (info.byBand) return refuse('differs by band, and records have none');
  if (info.by !== undefined) return refuse(`differs by \`${info.by}\``);
  const missing = info.records && records.find((kind) => !info.records?.includes(kind));
  if (missing !== undefined) return refuse(`is not looked up for records of kind \`${missing}\``);
  if (info.late) return refuse('depends on facts that are made from records');
  return true;
}

/** A field path of a record kind (`of`, windows, `by`, `per`). */
export function readField(x: Examination, path: string, pointer: string, kind: string): ValueInfo | undefined {
  if (!x.types.kinds.has(kind)) return undefined;
  if (fieldAt(x.types.kinds, kind, path)) return x.types.readInRecord(path, kind);
  x.report.add('PDL201', pointer, `Records of kind \`${kind}\` have no field \`${path}\`.`, {
    value: path,
    expected: 'a field, or a field behind a ref such as person.joinedOn',
    among: () => pathsOf(x.types.kinds, kind),
  });
  return undefined;
}
