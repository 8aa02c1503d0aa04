import { toPointer } from '../../source/json-pointer.ts';
import type { Detector } from '../feature.ts';
import { windowsOf } from '../parts.ts';

/** A fact over a period that ends at the date of the decision. */
export const trailingWindow: Detector = (program) =>
  Object.entries(program.facts ?? {}).flatMap(([id, fact]) =>
    windowsOf(fact)
      .filter(({ window }) => window.trailing !== undefined && window.ago === undefined)
      .map(({ path }) => toPointer(['facts', id, ...path])),
  );
