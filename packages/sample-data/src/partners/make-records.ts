import type { BasePlan } from '../base/base-plan.ts';
import { saleKinds } from '../base/base-plan.ts';
import type { Draft } from '../goals/context.ts';
import { groupSlice, type Slice } from '../populations/slice.ts';
import { fillSlice } from '../records/fill.ts';
import { makeApart } from '../records/make-apart.ts';
import { addOrdinary, type Habit } from '../records/ordinary-records.ts';
import type { RecordMaker } from '../records/record-maker.ts';
import { emptyWants, want } from '../records/wants.ts';

/** Makes what the goals ask for, kind by kind, then what a partner has besides. */
export function makeRecords(plan: BasePlan, draft: Draft, maker: RecordMaker, habit: Habit): void {
  const slices = slicesOf(plan, draft);
  const filled = plan.kinds.map((kind) => {
    const own = slices.filter((slice) => slice.population.kind === kind.kind);
    own.forEach((slice, index) => {
      fillSlice(maker, kind, slice, own.slice(0, index), own.slice(index + 1));
    });
    return own;
  });
  for (const kind of plan.kinds) addOrdinary(maker, kind, filled[kind.index] ?? [], habit);
  if (draft.active) sellOnce(plan, maker, filled);
}

/** The populations that have something to give, groups first, narrow ones before the wide ones that hold them. */
function slicesOf(plan: BasePlan, draft: Draft): Slice[] {
  const slices: Slice[] = [];
  for (const population of plan.populations) {
    if (population.alternatives.length === 0) continue;
    const whole: Slice = { population, alternatives: population.alternatives, targets: [] };
    const groups = new Map<string, Slice>();
    for (const measure of population.measures) {
      const target = draft.targets.get(measure);
      if (target) whole.targets.push({ measure, target });
      for (const [group, own] of draft.targets.groups(measure)) {
        const key = `${measure.by?.field ?? ''} ${group}`;
        const slice = groups.get(key) ?? groupSlice(measure, group);
        slice?.targets.push({ measure, target: own });
        if (slice) groups.set(key, slice);
      }
    }
    slices.push(...groups.values());
    if (whole.targets.length > 0) slices.push(whole);
  }
  return slices;
}

/** Who is active has closed a sale in the last 12 months, whatever the tiers ask for. */
function sellOnce(plan: BasePlan, maker: RecordMaker, filled: readonly Slice[][]): void {
  const kinds = saleKinds(plan.kinds);
  const [kind] = kinds;
  if (!kind || kind.main === undefined) return;
  const isSale = (main: number | undefined) => (record: { values: unknown[] }) => Number(record.values[main ?? -1] ?? 0) >= plan.yearFrom;
  if (kinds.some((own) => maker.pool(own).some(isSale(own.main)))) return;
  const wants = emptyWants(kind.kind);
  want(wants, { path: { field: kind.main }, spec: { present: true, min: plan.yearFrom, max: plan.settings.day } });
  const record = makeApart(maker, kind, wants, filled[kind.index] ?? [], [], { needed: true });
  if (record) maker.keep(kind, record);
}
