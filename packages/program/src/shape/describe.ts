import type { NumberShape, Shape, TextForm, TextShape } from './shape.ts';

const MOST_WORDS = 16;

const FORM_NAMES: Record<Exclude<TextForm, 'other'>, string> = {
  id: 'an id such as "deal.won"',
  date: 'a date such as "2027-01-31"',
  monthDay: 'a day of the year such as "02-15"',
  duration: 'an ISO 8601 duration such as "P90D" or "PT8H"',
  currency: 'an ISO 4217 currency code such as "EUR"',
  timeZone: 'an IANA time zone such as "Europe/Berlin"',
};

const textName = ({ form, description }: TextShape) => {
  if (form === undefined) return 'text';
  return form === 'other' ? `text: ${description ?? 'of a certain form'}` : FORM_NAMES[form];
};

function numberName({ whole, minimum, maximum }: NumberShape): string {
  const name = whole ? 'a whole number' : 'a number';
  if (Number.isFinite(minimum) && Number.isFinite(maximum)) return `${name} from ${minimum} to ${maximum}`;
  if (Number.isFinite(minimum)) return `${name} from ${minimum} on`;
  return Number.isFinite(maximum) ? `${name} up to ${maximum}` : name;
}

/** `a, b or c` */
export const alternatives = (names: readonly string[]) =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;

/** `"a", "b" or "c"`; a long list is cut. */
export const quotedWords = (words: readonly string[]) =>
  words.length > MOST_WORDS
    ? `${words
        .slice(0, MOST_WORDS)
        .map((word) => `"${word}"`)
        .join(', ')} …`
    : alternatives(words.map((word) => `"${word}"`));

function objectName(required: readonly string[]): string {
  return required.length > 0 ? `an object with ${required.map((name) => `\`${name}\``).join(', ')}` : 'an object';
}

/** What a shape asks for, as a phrase: `a date such as "2027-01-31"`. */
export function describe(shape: Shape): string {
  switch (shape.kind) {
    case 'any':
      return 'any value';
    case 'null':
      return 'null';
    case 'boolean':
      return 'true or false';
    case 'number':
      return numberName(shape);
    case 'text':
      return textName(shape);
    case 'word':
      return quotedWords(shape.words);
    case 'list':
      return 'a list';
    case 'object':
      return objectName(shape.required);
    case 'map':
      return shape.names.form === 'currency' ? 'an amount by currency such as { "EUR": 150 }' : 'an object from names to values';
    case 'choice':
      return alternatives([...new Set(shape.options.map(describe))]);
    case 'reference':
      return describe(shape.target());
    case 'condition':
      return shape.whole
        ? 'a condition such as { "all": [ … ] }'
        : 'a condition, or a test such as { "fact": …, "operator": …, "value": … }';
  }
}
