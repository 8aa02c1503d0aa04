import type { EachOf } from '@tierwright/program';
import { enter } from '../../compile/frame.ts';
import { readable } from '../../model/readable.ts';
import type { Formula } from '../formula/formula.ts';
import { occurringGroups } from './fact-movables.ts';
import type { Place } from './place.ts';

/** The condition of an `each` in every group (ENG-D5), with the exceptions that hold in each. */
export function eachGroup({ context, frame }: Place, { each: field, where }: EachOf, formula: () => Formula): Formula[] {
  const { compiled } = context.at;
  const { program } = compiled;
  const facts = readable(program, [where]).facts.filter((id) => program.facts?.[id]?.by === field);
  const outerGroup = frame.groups[field];
  const { waived, hasWaivers, waive } = frame;
  const formulas = (compiled.groupDomain(field) ?? occurringGroups(frame.facts, facts)).map((group) => {
    frame.groups[field] = group;
    waive(frame, { field, group });
    enter(frame);
    return formula();
  });
  if (outerGroup === undefined) delete frame.groups[field];
  else frame.groups[field] = outerGroup;
  frame.waived = waived;
  frame.hasWaivers = hasWaivers;
  frame.waive = waive;
  enter(frame);
  return formulas;
}
