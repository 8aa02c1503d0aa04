import type { GroupValues } from '@tierwright/facts';
import { type Bounded, enter, type Frame } from '../compile/frame.ts';
import type { Compiled } from '../conditions/compiled.ts';

interface EachParts {
  field: string;
  /** The words of an enum; else nothing, and the groups are those that occur. */
  domain: readonly string[] | undefined;
  /** Slots of the facts by that field that the condition can read. */
  slots: readonly number[];
  where: Compiled;
}

function occurring(frame: Frame, slots: readonly number[]): string[] {
  const groups = new Set<string>();
  for (const slot of slots) for (const group of Object.keys((frame.values[slot] ?? {}) as GroupValues)) groups.add(group);
  return [...groups].sort();
}

/** ENG-D5: in how many groups the condition is met, with the unknown ones in the upper bound. */
export function eachOf({ field, domain, slots, where }: EachParts): (frame: Frame) => Bounded {
  return (frame) => {
    const outerContext = frame.context;
    const outerGroup = frame.groups[field];
    const { waived, hasWaivers, waive } = frame;
    let value = 0;
    let open = 0;
    for (const group of domain ?? occurring(frame, slots)) {
      frame.groups[field] = group;
      // Exceptions limited to a group follow the group that is looked at.
      waive(frame, { field, group });
      enter(frame);
      const status = where.status(frame);
      if (status === 'met') value += 1;
      else if (status === 'unknown') open += 1;
    }
    if (outerGroup === undefined) delete frame.groups[field];
    else frame.groups[field] = outerGroup;
    frame.waived = waived;
    frame.hasWaivers = hasWaivers;
    frame.waive = waive;
    frame.context = outerContext;
    return { value, atMost: value + open };
  };
}
