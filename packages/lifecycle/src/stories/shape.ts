import { nearestName, type Problem } from '@tierwright/program';
import { isMap, isScalar, isSeq, type Node } from 'yaml';
import type { StoryCode } from './story-codes.ts';

/** What a node of a story file has to be. */
export type Shape =
  | { readonly is: 'any' }
  | { readonly is: 'text' }
  | { readonly is: 'number' }
  | { readonly is: 'word'; readonly words: readonly string[] }
  | { readonly is: 'list' | 'listOrNull'; readonly of: Shape }
  | { readonly is: 'map'; readonly of: Shape }
  /** Any keys, of which some are needed. */
  | { readonly is: 'open'; readonly needs: readonly string[] }
  /** These keys and no others. */
  | { readonly is: 'object'; readonly keys: Readonly<Record<string, Shape>>; readonly needs?: readonly string[] };

/** Notes a problem at a node. */
export type Report = (code: StoryCode, node: Node | null, pointer: string, message: string, more?: Partial<Problem>) => void;

const WORDS: Readonly<Record<Shape['is'], string>> = {
  any: 'a value',
  text: 'text',
  number: 'a number',
  word: 'a word',
  list: 'a list',
  listOrNull: 'a list, or null where it is not loaded',
  map: 'keys and values',
  open: 'keys and values',
  object: 'keys and values',
};

const isNull = (node: Node | null): boolean => node === null || (isScalar(node) && node.value === null);

/** Checks a node and what is in it against a shape; every problem is reported at its own place. */
export function checkShape(node: Node | null, shape: Shape, pointer: string, report: Report): void {
  const wrong = (expected: string) => report('STORY104', node, pointer, `This is not ${expected}.`, { expected });
  switch (shape.is) {
    case 'any':
      return;
    case 'text':
      if (!isScalar(node) || typeof node.value !== 'string') wrong(WORDS.text);
      return;
    case 'number':
      if (!isScalar(node) || typeof node.value !== 'number') wrong(WORDS.number);
      return;
    case 'word':
      if (!isScalar(node) || !shape.words.includes(String(node.value))) wrong(`one of ${shape.words.join(', ')}`);
      return;
    case 'listOrNull':
      if (isNull(node)) return;
      checkList(node, shape.of, pointer, report, WORDS.listOrNull);
      return;
    case 'list':
      checkList(node, shape.of, pointer, report, WORDS.list);
      return;
    default:
      checkMap(node, shape, pointer, report);
  }
}

function checkList(node: Node | null, of: Shape, pointer: string, report: Report, expected: string): void {
  if (!isSeq<Node>(node)) {
    report('STORY104', node, pointer, `This is not ${expected}.`, { expected });
    return;
  }
  node.items.forEach((item, index) => {
    checkShape(item, of, `${pointer}/${index}`, report);
  });
}

function checkMap(node: Node | null, shape: Extract<Shape, { is: 'map' | 'open' | 'object' }>, pointer: string, report: Report): void {
  if (!isMap<Node, Node | null>(node)) {
    report('STORY104', node, pointer, `This is not ${WORDS.map}.`, { expected: WORDS.map });
    return;
  }
  const seen = new Set<string>();
  for (const { key, value } of node.items) {
    const name = isScalar(key) ? String(key.value) : '';
    seen.add(name);
    const of = shape.is === 'map' ? shape.of : shape.is === 'object' ? shape.keys[name] : { is: 'any' as const };
    if (of) checkShape(value, of, `${pointer}/${name}`, report);
    else if (shape.is === 'object') {
      const names = Object.keys(shape.keys);
      const suggestion = nearestName(name, names);
      report('STORY102', key, `${pointer}/${name}`, `Nothing here is called \`${name}\`.`, {
        value: name,
        expected: `one of ${names.join(', ')}`,
        ...(suggestion === undefined ? {} : { suggestion }),
      });
    }
  }
  const needs = shape.is === 'map' ? [] : (shape.needs ?? []);
  for (const name of needs) if (!seen.has(name)) report('STORY103', node, pointer, `\`${name}\` is missing.`, { expected: name });
}
