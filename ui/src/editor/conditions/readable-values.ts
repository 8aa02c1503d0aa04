import { familyOf, OPERATOR_FITS, type Operator, pathsOf, type ValueInfo } from '@tierwright/program';
import type { Known } from './known.ts';
import type { PlaceOfCondition } from './place-of-condition.ts';

export const ORIGINS = ['fields', 'facts', 'derived', 'parameters', 'others'] as const;
type Origin = (typeof ORIGINS)[number];

/** A value that a condition may read, by the title that people know it by. */
export interface Readable {
  readonly id: string;
  readonly title: string;
  readonly info: ValueInfo;
  readonly origin: Origin;
}

const unquoted = (name: string) => name.replace(/^“(.*)”$/s, '$1');

/** Every value that a condition may read where it stands. */
export function readableAt(known: Known, place: PlaceOfCondition): readonly Readable[] {
  return place.records ? inFilter(known, place.records) : inCondition(known, place);
}

function inCondition({ program, types, sentences }: Known, place: PlaceOfCondition): Readable[] {
  const found = (ids: Iterable<string>, origin: Origin): Readable[] =>
    [...ids].flatMap((id) => {
      const info = types.read(id, place.reader);
      if (!info || info.records || (info.byBand && !place.band) || (info.byTier && !place.tier)) return [];
      return [{ id, title: unquoted(sentences.nameOfValue(id)), info, origin }];
    });
  return [
    ...found(Object.keys(program.facts ?? {}), 'facts'),
    ...found(Object.keys(program.derived ?? {}), 'derived'),
    ...found(Object.keys(program.parameters ?? {}), 'parameters'),
    ...found(types.others.keys(), 'others'),
  ];
}

function inFilter({ program, types, sentences }: Known, records: readonly string[]): Readable[] {
  const [first, ...others] = records;
  if (first === undefined) return [];
  const fields = pathsOf(types.kinds, first).flatMap((id): Readable[] => {
    const info = types.readInRecord(id, first);
    if (!info || others.some((kind) => types.readInRecord(id, kind)?.type !== info.type)) return [];
    const title = program.records?.[first]?.fields?.[id]?.title;
    return [{ id, title: title ?? id, info, origin: 'fields' }];
  });
  const parameters = Object.keys(program.parameters ?? {}).flatMap((id): Readable[] => {
    const info = types.declared.get(id);
    const fits = info?.of === 'parameter' && !info.byTier && !info.byBand && !info.late && info.by === undefined;
    if (!fits || (info.records && records.some((kind) => !info.records?.includes(kind)))) return [];
    return [{ id, title: unquoted(sentences.nameOfValue(id)), info, origin: 'parameters' }];
  });
  return [...fields, ...parameters];
}

/** What an id means where the condition stands; undefined where it means nothing there. */
export function infoAt({ types }: Known, place: PlaceOfCondition, id: string): ValueInfo | undefined {
  const [first] = place.records ?? [];
  return first === undefined ? types.read(id, place.reader) : types.readInRecord(id, first);
}

/** Whether a value can stand on the right of a test. */
export function fitsRight(left: ValueInfo, operator: Operator, right: ValueInfo): boolean {
  const { right: side } = OPERATOR_FITS[operator];
  if (right.id === left.id || right.perCurrency || left.perCurrency) return false;
  if (side === 'list') return right.type === 'set';
  if (familyOf(right.type) !== (side === 'word' ? 'word' : familyOf(left.type))) return false;
  return left.unit === undefined || right.unit === undefined || left.unit === right.unit;
}
