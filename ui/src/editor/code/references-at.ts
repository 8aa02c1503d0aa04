import { type Namespace, type Part, type Program, type References, referencesOf, type SourceDocument, type Use } from '@tierwright/program';
import { partAt, type Range, rangeOf, textAt } from './source-parts.ts';

const NAMESPACES: readonly Namespace[] = [
  ...(['value', 'requirement', 'tier', 'track', 'record', 'group', 'role', 'partnerType', 'benefit', 'stacking'] as const),
  ...(['fund', 'chain', 'step', 'band', 'dealRule', 'calendar'] as const),
];

/** What an id in the text names: what declares it, and every place that names it, in the order of the text. */
export interface Named {
  readonly id: string;
  readonly declared: readonly Range[];
  readonly uses: readonly Range[];
}

/** The id of a part of a list stands in its `id`, of another in its key. */
function declaredAt(source: SourceDocument, { pointer, id }: Part): Range | null {
  const range = rangeOf(source, `${pointer}/id`, 'value') ?? rangeOf(source, pointer, 'key');
  return range && source.text.slice(range.start, range.end) === JSON.stringify(id) ? range : null;
}

/** Null where the text has changed since the references were made. */
function usedAt(source: SourceDocument, { pointer, key, name, prefix = '' }: Use): Range | null {
  const range = rangeOf(source, pointer, key ? 'key' : 'value');
  if (!range) return null;
  const written = source.text.slice(range.start, range.end);
  return written === textAt(source.text, range.start) && `${prefix}${JSON.parse(written)}` === name.id ? range : null;
}

const isThere = (range: Range | null): range is Range => range !== null;
const covers = ({ start, end }: Range, offset: number): boolean => start <= offset && offset <= end;

/** What the id at an offset names, from the references of the last program without errors; null where no id stands there. */
export function namedAt(source: SourceDocument, references: References, offset: number): Named | null {
  const { pointer, isKey } = partAt(source.root, offset);
  const place = rangeOf(source, pointer, isKey ? 'key' : 'value');
  const written = place ? textAt(source.text, place.start) : '';
  if (written === '') return null;
  const id = String(JSON.parse(written));
  for (const namespace of NAMESPACES) {
    const declared = references
      .named(id, namespace)
      .map((part) => declaredAt(source, part))
      .filter(isThere);
    const uses = references
      .usedBy(id, namespace)
      .map((use) => usedAt(source, use))
      .filter(isThere);
    if ([...declared, ...uses].some((range) => covers(range, offset))) return { id, declared, uses };
  }
  return null;
}

/** References of the last program asked for: made when they are first wanted. */
export class LastReferences {
  #program: Program | null = null;
  #references: References | null = null;

  of(program: Program): References {
    if (this.#references && this.#program === program) return this.#references;
    this.#program = program;
    this.#references = referencesOf(program);
    return this.#references;
  }
}
