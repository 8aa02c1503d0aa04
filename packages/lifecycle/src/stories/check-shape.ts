import type { Problem } from '@tierwright/program';
import { isMap, isScalar, isSeq, type Node, type YAMLMap } from 'yaml';
import { oneOf } from './one-of.ts';
import type { ObjectShape, Shape } from './shape.ts';
import type { StoryCode } from './story-codes.ts';
import { below } from './story-places.ts';

/** Notes a problem at a node. */
export type Report = (code: StoryCode, node: Node | null, pointer: string, message: string, more?: Partial<Problem>) => void;

type StoryMap = YAMLMap<Node, Node | null>;

const LIST = 'a list';
const MAP = 'keys and values';

const isNull = (node: Node | null): boolean => node === null || (isScalar(node) && node.value === null);
const nameOf = (key: Node): string => (isScalar(key) ? String(key.value) : '');

/** Checks a node and what is in it against a shape; every problem is reported at its own place. */
export function checkShape(node: Node | null, shape: Shape, pointer: string, report: Report): void {
  const wrong = (expected: string, value?: unknown) =>
    report('STORY104', node, pointer, `This is not ${expected}.`, { expected, ...(value === undefined ? {} : { value }) });
  const value = isScalar(node) ? node.value : undefined;
  switch (shape.is) {
    case 'any':
      return;
    case 'text':
      if (typeof value !== 'string') wrong('text', value);
      return;
    case 'textOrNull':
      if (typeof value !== 'string' && !isNull(node)) wrong('text, or null', value);
      return;
    case 'number':
      if (typeof value !== 'number') wrong('a number', value);
      return;
    case 'word':
      if (!shape.words.includes(String(value))) wrongWord(node, shape.words, pointer, report);
      return;
    case 'written':
      if (typeof value !== 'string' || !shape.fits(value)) {
        report(shape.code, node, pointer, `This is not ${shape.expected}.`, { value, expected: shape.expected });
      }
      return;
    case 'listOrNull':
      if (!isNull(node)) checkList(node, shape.of, pointer, report, 'a list, or null where it is not loaded');
      return;
    case 'list':
      checkList(node, shape.of, pointer, report, LIST);
      return;
    default:
      if (isMap<Node, Node | null>(node)) checkMap(node, shape, pointer, report);
      else wrong(MAP, value);
  }
}

function wrongWord(node: Node | null, words: readonly string[], pointer: string, report: Report): void {
  const value = isScalar(node) ? String(node.value) : '';
  report('STORY104', node, pointer, `This is not one of ${words.join(', ')}.`, oneOf(value, words));
}

function checkList(node: Node | null, of: Shape, pointer: string, report: Report, expected: string): void {
  if (!isSeq<Node>(node)) {
    report('STORY104', node, pointer, `This is not ${expected}.`, { expected });
    return;
  }
  node.items.forEach((item, index) => {
    checkShape(item, of, below(pointer, index), report);
  });
}

function checkMap(node: StoryMap, shape: Extract<Shape, { is: 'map' | 'object' | 'byKey' | 'byWord' }>, pointer: string, report: Report) {
  switch (shape.is) {
    case 'map':
      for (const { key, value } of node.items) checkShape(value, shape.of, below(pointer, nameOf(key)), report);
      return;
    case 'object':
      checkObject(node, shape, pointer, report);
      return;
    case 'byKey': {
      const names = Object.keys(shape.of);
      const chosen = shape.of[names.find((name) => node.has(name)) ?? ''];
      if (chosen) checkObject(node, chosen, pointer, report);
      else
        report('STORY103', node, pointer, `One of ${names.map((name) => `\`${name}\``).join(', ')} is missing.`, {
          expected: `one of ${names.join(', ')}`,
        });
      return;
    }
    case 'byWord': {
      const word = String(node.get(shape.key));
      if (Object.hasOwn(shape.of, word)) checkObject(node, shape.of[word] as ObjectShape, pointer, report);
      else checkNeeded(node, shape.needs, pointer, report);
    }
  }
}

function checkObject(node: StoryMap, { keys, needs = [] }: ObjectShape, pointer: string, report: Report): void {
  for (const { key, value } of node.items) {
    const name = nameOf(key);
    const of = Object.hasOwn(keys, name) ? keys[name] : undefined;
    if (of) {
      checkShape(value, of, below(pointer, name), report);
      continue;
    }
    report('STORY102', key, below(pointer, name), `Nothing here is called \`${name}\`.`, oneOf(name, Object.keys(keys)));
  }
  checkNeeded(node, needs, pointer, report);
}

function checkNeeded(node: StoryMap, needs: readonly string[], pointer: string, report: Report): void {
  for (const name of needs) if (!node.has(name)) report('STORY103', node, pointer, `\`${name}\` is missing.`, { expected: name });
}
