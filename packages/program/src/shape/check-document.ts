import { PDL_VERSION } from '../document/schema.ts';
import type { Located } from '../problems/located.ts';
import type { Json } from '../tests/schema.ts';
import { checkRuleCount } from './check-rule-count.ts';
import { newWalk } from './check-value.ts';
import { documentShapes } from './document-shape.ts';
import { isObject } from './json-type.ts';
import { teach } from './teach.ts';

/** Everything that is wrong with a document’s shape, at once: keys, types, words, forms, sizes, conditions. */
export function checkShape(document: Json): Located[] {
  const walk = newWalk();
  if (!isObject(document)) {
    walk.remark({
      code: 'PDL107',
      value: document,
      message: 'A document is one object.',
      expected: `{ "pdl": "${PDL_VERSION}", "program": …, … }`,
    });
    return walk.found;
  }
  walk.self(document, documentShapes().document);
  checkRuleCount(document, walk);
  return walk.found.map(teach);
}
