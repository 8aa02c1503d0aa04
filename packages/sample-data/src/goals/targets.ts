import type { Measure } from '../populations/population.ts';
import type { Scalar } from '../values/scalar.ts';

const WHOLE = '';

/** What records are to give: a value, and how much of it the tier needs. Between the two it may stay short. */
export interface Target {
  value: Scalar;
  floor: number;
  /** Whether more than that costs or gives a tier. */
  strict: boolean;
}

/** The values that a partner's records are to give, by measure and group. The first value set stays. */
export class Targets {
  private readonly values = new Map<number, Map<string, Target>>();

  get(measure: Measure, group: string = WHOLE): Target | undefined {
    return this.values.get(measure.index)?.get(group);
  }

  set(measure: Measure, target: Target, group: string = WHOLE): void {
    const groups = this.values.get(measure.index) ?? new Map<string, Target>();
    this.values.set(measure.index, groups);
    if (!groups.has(group)) groups.set(group, target);
  }

  /** Targets of a measure's groups, the ungrouped one left out. */
  groups(measure: Measure): [string, Target][] {
    const groups = this.values.get(measure.index);
    return groups ? [...groups].filter(([group]) => group !== WHOLE) : [];
  }
}
