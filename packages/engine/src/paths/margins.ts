import type { FactSet } from '@tierwright/facts';
import type { Program } from '@tierwright/program';
import { titleOf } from '../explain/words.ts';
import { readable } from '../model/readable.ts';
import { type Formula, NOT_MET } from './formula/formula.ts';
import { bitOf, type Movable } from './movable/movable.ts';
import { type Allowed, movableFacts } from './movable/movable-facts.ts';
import type { Margin } from './path.ts';
import { marginSentence } from './path-words.ts';
import { Box } from './search/box.ts';
import { search } from './search/search.ts';
import { named, shownAt } from './show.ts';
import type { Standing } from './standing.ts';

/** Every fact that the tier (or a higher one) can read, to be moved in the smallest steps of its type. */
function readFacts(standing: Standing, tier: number): Allowed[] {
  const { track } = standing.compiled;
  const { program } = standing.subject.compiled;
  const tiers = track.award === 'ladder' ? track.tiers.slice(0, tier + 1) : track.tiers.slice(tier);
  const conditions = [...(track.appliesTo ? [track.appliesTo] : []), ...tiers.flatMap(({ qualify }) => qualify ?? [])];
  return readable(program, conditions).facts.flatMap((fact) => (program.facts?.[fact] ? [{ fact, costPerUnit: 1 }] : []));
}

/** One value alone is moved: more than this is looked at only where a test can hardly be told at all. */
const MOST_BOXES = 1000;

/** The nearest step of one movable with which the goal is not met any more. */
function losing(goal: Formula, movables: readonly Movable[], movable: Movable): number | undefined {
  const still = Box.still(movables);
  const within = still.with(movable.index, movable.low, movable.high);
  const found = search({ goals: [goal], wanted: NOT_MET, movables, within, most: MOST_BOXES });
  return found.kind === 'found' ? found.steps[movable.index] : undefined;
}

/** ENG-H9: how far each value alone may move before the tier is lost; values that cannot lose it alone are left out. */
export function marginsOf(standing: Standing, facts: FactSet, tier: number): Margin[] {
  const { program } = standing.subject.compiled;
  const { movables } = movableFacts(program, facts, readFacts(standing, tier));
  const goal = standing.goal(tier, movables);
  return movables.flatMap((movable): Margin[] => {
    if ((goal.reads & bitOf(movable)) === 0n) return [];
    const step = losing(goal, movables, movable);
    return step === undefined ? [] : [marginAt(program, movable, step)];
  });
}

function marginAt(program: Program, movable: Movable, step: number): Margin {
  const { currency } = program;
  const fact = program.facts?.[movable.fact];
  const kept = movable.isSwitch ? 0 : step - Math.sign(step);
  const margin = {
    ...named(movable),
    title: titleOf(program, movable.fact),
    ...(fact?.unit === undefined ? {} : { unit: fact.unit }),
    actionable: fact?.actionable !== undefined,
    value: shownAt(movable, 0, currency),
    keeps: shownAt(movable, kept, currency),
    lost: shownAt(movable, step, currency),
  };
  return { ...margin, sentence: marginSentence(program, movable, margin) };
}
