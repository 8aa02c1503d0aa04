import type { Measure } from '../populations/population.ts';
import type { Scalar } from '../values/scalar.ts';

const WHOLE = '';

/** The values that a partner's records are to give, by measure and group. The first value set stays. */
export class Targets {
  private readonly values = new Map<number, Map<string, Scalar>>();

  get(measure: Measure, group: string = WHOLE): Scalar | undefined {
    return this.values.get(measure.index)?.get(group);
  }

  set(measure: Measure, value: Scalar, group: string = WHOLE): void {
    const groups = this.values.get(measure.index) ?? new Map<string, Scalar>();
    this.values.set(measure.index, groups);
    if (!groups.has(group)) groups.set(group, value);
  }

  /** Values of a measure's groups, the ungrouped one left out. */
  groups(measure: Measure): [string, Scalar][] {
    const groups = this.values.get(measure.index);
    return groups ? [...groups].filter(([group]) => group !== WHOLE) : [];
  }

  has(measure: Measure): boolean {
    return this.values.has(measure.index);
  }
}
