import type { JsonSchema } from '@tierwright/program';
import type { KeyOfWords } from '../../words/area.ts';
import type { Say } from '../../words/use-words.ts';
import type { codeWords } from './words.ts';

type SayCode = Say<KeyOfWords<typeof codeWords>>;

const TEST = { fact: '$1', operator: 'greaterThanInclusive', value: '^$2' };

/** Beginnings of parts that are written often, by the place in the schema at which they are offered. */
const snippetsOf = (say: SayCode) => {
  const test = { label: say('snippetTest'), description: say('snippetTestHelp'), body: TEST };
  const all = { label: say('snippetAll'), body: { all: [TEST] } };
  const any = { label: say('snippetAny'), body: { any: [TEST] } };
  const named = { label: say('snippetNamed'), body: { condition: '$1' } };
  const tier = { label: say('snippetTier'), body: { id: '$1', title: '$2', qualify: { all: [TEST] } } };
  const requirement = { label: say('snippetRequirement'), body: { title: '$1', why: '$2', when: { all: [TEST] } } };
  const benefit = { label: say('snippetBenefit'), body: { id: '$1', title: '$2', kind: '$3' } };
  return {
    'definitions/condition': [all, any, named],
    'definitions/conditionPart': [test, all, any, named],
    'properties/tracks/items/properties/tiers/items': [tier],
    'properties/requirements/additionalProperties': [requirement],
    'properties/benefits/items': [benefit],
  };
};

const isSchema = (value: unknown): value is JsonSchema => typeof value === 'object' && value !== null;

/** The schema with snippets: completion offers a whole test, tier or requirement, not one key after the other. */
export function withSnippets(schema: JsonSchema, say: SayCode): JsonSchema {
  for (const [place, defaultSnippets] of Object.entries(snippetsOf(say))) {
    const found = place.split('/').reduce<unknown>((at, key) => (isSchema(at) ? at[key] : undefined), schema);
    if (isSchema(found)) found.defaultSnippets = defaultSnippets;
  }
  return schema;
}
