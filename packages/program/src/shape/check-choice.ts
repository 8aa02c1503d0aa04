import { nearestName } from '../meaning/nearest-name.ts';
import { fitsNumber, fitsText } from './check-scalar.ts';
import { describe, quotedWords } from './describe.ts';
import { faultsOf, takes } from './fit.ts';
import { remarkType } from './remark-type.ts';
import type { ChoiceShape, Shape, WordShape } from './shape.ts';
import type { Walk } from './walk.ts';

const isWord = (shape: Shape): shape is WordShape => shape.kind === 'word';

/** Whether a scalar is one of the option’s values, forms aside. */
function fitsScalar(value: unknown, option: Shape): boolean {
  if (typeof value === 'number') return option.kind !== 'number' || fitsNumber(value, option);
  if (typeof value !== 'string') return true;
  if (option.kind === 'word') return option.words.includes(value);
  return option.kind !== 'text' || fitsText(value, option);
}

/** A text where words and texts of a form may stand: a near word is what was meant, else the form. */
function remarkNoText(value: string, options: readonly Shape[], walk: Walk) {
  const words = options.filter(isWord).flatMap((option) => option.words);
  const meant = nearestName(value, words);
  const form = options.find((option) => option.kind === 'text' && option.form !== undefined);
  if (form && meant === undefined) {
    walk.self(value, form);
    return;
  }
  walk.remark({
    code: 'PDL108',
    value,
    message: `${walk.name} has a word that is not allowed here.`,
    expected: describe({ kind: 'choice', options }),
    ...(meant === undefined ? {} : { suggestion: `Did you mean ${quotedWords([meant])}?` }),
  });
}

/** The option with the fewest faults that can be seen from outside; the first of equals. */
function bestOption(value: object, options: readonly Shape[]): Shape | undefined {
  let best: Shape | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const option of options) {
    const faults = faultsOf(value, option);
    if (faults >= least) continue;
    best = option;
    least = faults;
  }
  return best;
}

/**
 * A value of which there are several shapes is checked against the one it fits best, so that one mistake gives one
 * problem: by JSON type first, then by words that tell shapes apart, keys that are needed and keys that are unknown.
 */
export function checkChoice(value: unknown, shape: ChoiceShape, walk: Walk) {
  const options = shape.options.filter((option) => takes(option, value));
  const [only, second] = options;
  if (!only) remarkType(value, shape, walk);
  else if (!second) walk.self(value, only);
  else if (typeof value === 'object' && value !== null) walk.self(value, bestOption(value, options) ?? only);
  else {
    const fitting = options.find((option) => fitsScalar(value, option));
    if (fitting) walk.self(value, fitting);
    else if (typeof value === 'string') remarkNoText(value, options, walk);
    else walk.self(value, only);
  }
}
