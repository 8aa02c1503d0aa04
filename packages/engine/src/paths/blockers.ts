import type { Condition, Program } from '@tierwright/program';
import { enter } from '../compile/frame.ts';
import { reader } from '../compile/operand.ts';
import { readable } from '../model/readable.ts';
import { FormulaBuilder } from './build/formula-builder.ts';
import { MET } from './formula/formula.ts';
import { Box } from './search/box.ts';
import type { Asked } from './standing.ts';

/** A condition that stands in the way: a requirement by its id, or a test that stands beside requirements. */
export interface InTheWay {
  condition: Condition;
  requirement?: string;
  /** Facts that it reads and that are unknown. */
  unknown: string[];
}

const partsOf = (condition: Condition): readonly Condition[] =>
  'all' in condition ? condition.all : 'any' in condition ? condition.any : 'not' in condition ? [condition.not] : [];

/** Whether a condition of a place is to be listed, or what is inside it. */
type IsOpen = (part: Condition) => boolean;

function innermost(asked: Asked, isOpen: IsOpen): InTheWay[] {
  const { condition, place } = asked;
  const { program } = place.context.at.compiled;
  const found = (part: Condition): InTheWay => ({ condition: part, unknown: unknownIn(program, part, asked) });
  const visit = (part: Condition): InTheWay[] => {
    if (!isOpen(part)) return [];
    if ('not' in part || 'fact' in part) return [found(part)];
    if (!('condition' in part)) return partsOf(part).flatMap(visit);
    const when = program.requirements?.[part.condition]?.when;
    const inner = when ? visit(when).filter(({ requirement }) => requirement !== undefined) : [];
    return inner.length > 0 ? inner : [{ ...found(part), requirement: part.condition }];
  };
  return once(visit(condition));
}

/** ENG-H6: the innermost requirements that no way of moving things lets be met; of a choice all that block it. */
export function inTheWay(asked: Asked): InTheWay[] {
  const { place } = asked;
  const everything = Box.of(place.movables);
  return innermost(asked, (part) => {
    enter(place.frame);
    return (new FormulaBuilder(place).condition(part).statuses(everything) & MET) === 0;
  });
}

/** The innermost requirements that are not met as things stand. */
export const openRequirements = (asked: Asked): InTheWay[] =>
  innermost(asked, (part) => {
    const { frame, context } = asked.place;
    enter(frame);
    return context.condition(part).status(frame) !== 'met';
  });

/** The same without those that are there already. */
function once(all: readonly InTheWay[]): InTheWay[] {
  const seen = new Set<string>();
  return all.filter((one) => {
    const key = one.requirement ?? JSON.stringify(one.condition);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Facts that a condition reads and that are unknown; of a fact by group outside of it in every group. */
function unknownIn(program: Program, condition: Condition, { place }: Asked): string[] {
  enter(place.frame);
  return readable(program, [condition]).facts.filter((id) => {
    const by = program.facts?.[id]?.by;
    if (by !== undefined && place.frame.groups[by] === undefined) {
      const values = place.frame.facts.values[id];
      return values === null || Object.values((values ?? {}) as object).some((value) => value === null);
    }
    return reader(place.context.operand(id))(place.frame) === null;
  });
}
