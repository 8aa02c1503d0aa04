import type { Examination } from '../examination.ts';
import { checkUnique, oneOf } from '../references.ts';

interface Step {
  id: string;
  after?: string[];
}

/** The steps that each step comes after, directly; by default the one before. */
const stepsBefore = (steps: readonly Step[], index: number): readonly string[] => {
  const previous = steps[index - 1];
  return steps[index]?.after ?? (previous ? [previous.id] : []);
};

/** Steps have ids of their own, follow steps that there are, and never wait for themselves. */
export function checkSteps(x: Examination, steps: readonly Step[], pointer: string): void {
  checkUnique(x, steps, pointer, 'step');
  const places = new Map(steps.map((step, index) => [step.id, index]));
  steps.forEach((step, index) => {
    step.after?.forEach((before, place) => {
      checkStep(x, before, steps, `${pointer}/${index}/after/${place}`);
    });
  });
  const state = new Map<string, 'open' | 'done'>();
  const visit = (id: string, through: readonly string[]) => {
    state.set(id, 'open');
    const index = places.get(id) ?? 0;
    stepsBefore(steps, index).forEach((before, place) => {
      if (!places.has(before)) return;
      if (state.get(before) === 'open')
        x.report.add(
          'PDL205',
          steps[index]?.after ? `${pointer}/${index}/after/${place}` : `${pointer}/${index}`,
          `Steps wait for each other: ${[...through.slice(through.indexOf(before)), before].join(' → ')}.`,
          {
            value: before,
            expected: 'a step that comes before',
          },
        );
      else if (!state.has(before)) visit(before, [...through, before]);
    });
    state.set(id, 'done');
  };
  for (const id of places.keys()) if (!state.has(id)) visit(id, [id]);
}

/** A reference to a step of the same list. */
export function checkStep({ report }: Examination, id: string, steps: readonly Step[], pointer: string): boolean {
  if (steps.some((step) => step.id === id)) return true;
  const ids = steps.map((step) => step.id);
  report.add('PDL223', pointer, `There is no step \`${id}\`.`, { value: id, expected: oneOf('a step', ids), among: () => ids });
  return false;
}

/** All steps that come before a step, however far. */
export function allBefore(steps: readonly Step[], id: string): ReadonlySet<string> {
  const places = new Map(steps.map((step, index) => [step.id, index]));
  const found = new Set<string>();
  const open = [id];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const index = places.get(next);
    if (index === undefined) continue;
    for (const before of stepsBefore(steps, index)) {
      if (found.has(before)) continue;
      found.add(before);
      open.push(before);
    }
  }
  return found;
}
