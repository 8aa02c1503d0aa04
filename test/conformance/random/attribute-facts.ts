import type { Fact, ValueType } from '@tierwright/program';
import { type Draft, declare } from './draft.ts';
import { known } from './known.ts';
import { randomLiteral } from './literals.ts';
import { AREAS, FREE_WORDS, LEVELS, UNITS } from './words.ts';

const ATTRIBUTES: readonly [string, ValueType, (readonly string[])?][] = [
  ['partner.type', 'enum', LEVELS],
  ['partner.region', 'enum', AREAS],
  ['partner.joinedOn', 'date'],
  ['partner.renewsOn', 'date'],
  ['partner.listed', 'boolean'],
  ['partner.staff', 'integer'],
  ['partner.rating', 'number'],
  ['partner.revenue', 'money'],
  ['partner.share', 'percent'],
  ['partner.tags', 'set', FREE_WORDS],
  ['partner.term', 'duration'],
  ['partner.name', 'string'],
];

/** Facts read from attributes, of every type; without the attribute they are a value, unknown, or (seldom) an error. */
export function addAttributeFacts(draft: Draft): void {
  const { random, program, decimals } = draft;
  declare(draft, known('today', 'builtIn', 'date'));
  for (const [id, type, values] of random.some(ATTRIBUTES, 4, ATTRIBUTES.length)) {
    const words = values && type !== 'string' ? { values: [...values] } : {};
    const roll = random.next();
    const onMissing: Pick<Fact, 'onMissing'> =
      roll < 0.4
        ? {}
        : roll < 0.55
          ? { onMissing: 'unknown' }
          : roll < 0.57
            ? { onMissing: 'error' }
            : { onMissing: randomLiteral(random, type, decimals, values) };
    const unit = type === 'integer' && random.chance(0.3) ? { unit: random.pick(UNITS) } : {};
    program.facts[id] = { title: id, type, ...words, ...unit, attribute: id.slice('partner.'.length), ...onMissing };
    declare(
      draft,
      known(id, 'fact', type, { ...words, ...unit, unknown: onMissing.onMissing === undefined || onMissing.onMissing === 'unknown' }),
    );
  }
}
