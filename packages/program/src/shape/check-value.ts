import { checkChoice } from './check-choice.ts';
import { checkCondition } from './check-condition.ts';
import { checkList, checkMap, checkObject } from './check-members.ts';
import { checkNumber, checkText, checkWord } from './check-scalar.ts';
import { takes } from './fit.ts';
import { isObject } from './json-type.ts';
import { remarkType } from './remark-type.ts';
import type { Shape } from './shape.ts';
import { Walk } from './walk.ts';

/** Checks a value against a shape and lets the walk remark what is wrong. Documents are at most 64 levels deep. */
function checkValue(value: unknown, shape: Shape, walk: Walk): void {
  if (shape.kind === 'reference') checkValue(value, shape.target(), walk);
  else if (shape.kind === 'choice') checkChoice(value, shape, walk);
  else if (shape.kind === 'condition') checkCondition(value, shape, walk);
  else if (!takes(shape, value)) remarkType(value, shape, walk);
  else if (typeof value === 'string') checkString(value, shape, walk);
  else if (typeof value === 'number' && shape.kind === 'number') checkNumber(value, shape, walk);
  else if (Array.isArray(value) && shape.kind === 'list') checkList(value, shape, walk);
  else if (isObject(value)) checkMembers(value, shape, walk);
}

function checkString(value: string, shape: Shape, walk: Walk) {
  if (shape.kind === 'text') checkText(value, shape, walk);
  else if (shape.kind === 'word') checkWord(value, shape, walk);
}

function checkMembers(value: Readonly<Record<string, unknown>>, shape: Shape, walk: Walk) {
  if (shape.kind === 'object') checkObject(value, shape, walk);
  else if (shape.kind === 'map') checkMap(value, shape, walk);
}

/** A walk that has found nothing yet. */
export const newWalk = () => new Walk(checkValue);
