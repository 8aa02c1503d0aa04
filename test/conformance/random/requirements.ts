import { randomCondition, readableIn } from './conditions.ts';
import { addDerived } from './derived.ts';
import type { Draft } from './draft.ts';

/** A named condition over what stands so far, of the partner or of one group. */
function addRequirement(draft: Draft, id: string): void {
  const { random, program, values, requirements } = draft;
  const groups = values.filter(({ of }) => of === 'group');
  const by = random.chance(0.35) ? random.pickAny(groups)?.id : undefined;
  const { condition, unknown, byTier, by: found } = randomCondition(readableIn(draft, { by, tier: true }), random.int(1, 2));
  program.requirements[id] = { title: `Requirement ${id}`, when: condition };
  requirements.push({ id, unknown, byTier, ...(found !== undefined && { by: found }) });
}

/** Requirements and derived values in turn, each over those before it. */
export function addRequirementsAndDerived(draft: Draft, count: number, held: boolean): void {
  for (let index = 1; index <= count; index += 1) {
    if (index > 1 && draft.random.chance(0.5)) addDerived(draft, `derived${index}`, held);
    else addRequirement(draft, `requirement${index}`);
  }
}
