import type { Program } from '@tierwright/program';
import { addAttributeFacts } from './attribute-facts.ts';
import { addBenefitParameters, addBenefits } from './benefits.ts';
import { addDealRegistration } from './deals.ts';
import { type Draft, declare, newDraft } from './draft.ts';
import { addFilterParameters } from './filter-parameters.ts';
import { known } from './known.ts';
import { addParameter, addPlaceholder } from './parameters.ts';
import { Random } from './random.ts';
import { addRecordFacts, addSales } from './record-facts.ts';
import { addRecordKinds, fieldsOf } from './record-kinds.ts';
import { addRequirementsAndDerived } from './requirements.ts';
import { addTrack } from './tracks.ts';
import { FREE_WORDS, LEVELS, UNITS } from './words.ts';

/** How much of the language a random document uses: `held` and reviews cost a decision for each day. */
export interface Shape {
  held: boolean;
  reviewed: boolean;
  benefits: boolean;
  deals: boolean;
}

/** Fields that facts are grouped by: their words are facts in a group. */
function declareGroups(draft: Draft): void {
  const { program } = draft;
  const fields = new Map(fieldsOf(program.records, 'order').map((field) => [field.id, field]));
  for (const by of new Set(Object.values(program.facts).flatMap((fact) => fact.by ?? []))) {
    const field = fields.get(by);
    const words = field?.type === 'enum' && field.values ? { values: field.values } : {};
    declare(draft, known(by, 'group', words.values ? 'enum' : 'string', { by, ...words }));
  }
}

function addTierParameters(draft: Draft): void {
  const { random } = draft;
  const shape = () => random.pick(['value', 'everyTier', 'everyTier'] as const);
  const unit = random.maybe(0.3, () => ({ unit: random.pick(UNITS) }));
  addParameter(draft, 'min.integer', { type: 'integer', ...unit }, shape());
  addParameter(draft, 'min.money', { type: 'money' }, shape());
  addParameter(draft, 'min.percent', { type: 'percent' }, shape());
  addParameter(draft, 'min.number', { type: 'number' }, shape());
  if (random.chance(0.5)) addParameter(draft, 'some.level', { type: 'enum', values: LEVELS }, shape());
  if (random.chance(0.5)) addParameter(draft, 'some.words', { type: 'set', values: FREE_WORDS }, shape());
  if (random.chance(0.4)) addParameter(draft, 'some.date', { type: 'date' }, shape());
  if (random.chance(0.3)) addParameter(draft, 'some.flag', { type: 'boolean' }, shape());
  addParameter(draft, 'grace', { type: 'duration' }, 'everyTier');
  addParameter(draft, 'short.period', { type: 'duration', short: true }, 'value');
  if (random.chance(0.3)) addPlaceholder(draft, 'number', { type: 'number' });
  if (random.chance(0.2)) addPlaceholder(draft, 'period', { type: 'duration', short: true });
}

/** A document made from a seed: well typed by construction, over the whole language of tiers, benefits and deals. */
export function randomProgram(seed: number, shape: Shape): Program {
  const random = new Random(seed);
  const draft = newDraft(random, seed);
  addRecordKinds(draft);
  addAttributeFacts(draft);
  addFilterParameters(draft);
  if (shape.benefits) addSales(draft);
  addRecordFacts(draft, random.int(4, 9));
  declareGroups(draft);
  addTierParameters(draft);
  addRequirementsAndDerived(draft, random.int(5, 12), shape.held);
  for (const [index, tiers] of draft.ladders.entries()) addTrack(draft, tiers, index, shape.reviewed);
  if (shape.benefits) {
    addBenefitParameters(draft);
    addBenefits(draft);
  }
  if (shape.deals) addDealRegistration(draft);
  return draft.program;
}
