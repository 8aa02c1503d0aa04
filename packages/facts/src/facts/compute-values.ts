import type { Problem } from '@tierwright/program';
import { aggregate } from '../aggregates/aggregate.ts';
import type { FactValue, GroupValues } from '../fact-set/fact-set.ts';
import { pointerKey } from '../partner/findings.ts';
import type { PreparedPartner } from '../partner/prepared-partner.ts';
import type { RecordRow } from '../records/record-row.ts';
import type { ComputedValues } from './computed-facts.ts';
import type { FactContext } from './context.ts';
import type { FactPlan, RecordPlan } from './fact-plan.ts';
import { valueOfCell } from './fact-scope.ts';
import { missingGroups } from './missing-groups.ts';
import { rowsThatCount } from './rows-that-count.ts';
import { isLoaded } from './watermarks.ts';

const NOTHING: ReadonlySet<string> = new Set();
const NO_PROBLEMS: readonly Problem[] = [];

/** The value of every declared fact on a day, of everything given, and of the built-in facts that the partner has. */
export function computeValues(plans: readonly FactPlan[], context: FactContext, currency: string, asOf: string): ComputedValues {
  const { partner } = context;
  const values: Record<string, FactValue | GroupValues> = {};
  let notLoaded: Set<string> | null = null;
  let problems: Problem[] | null = null;
  for (const plan of plans) {
    const given = partner.given.get(plan.id);
    if (given !== undefined) {
      values[plan.id] = given;
      continue;
    }
    if (plan.records && plan.attribute === null && !isLoaded(plan.records, partner, context.day)) {
      notLoaded ??= new Set();
      notLoaded.add(plan.id);
      values[plan.id] = null;
      continue;
    }
    const value = plan.attribute === null ? fromRecords(plan, context, currency) : fromAttribute(plan, partner);
    if (value === undefined && plan.required) {
      problems ??= [];
      problems.push(missingData(plan));
    }
    values[plan.id] = value === undefined ? missingValue(plan) : value;
  }
  for (const [id, value] of partner.given) values[id] = value;
  values.today = asOf;
  values['partner.id'] = partner.id;
  if (!partner.given.has('partner.status')) values['partner.status'] = 'active';
  const given = partner.given.size === 0 ? NOTHING : new Set(partner.given.keys());
  return { asOf, values, given, notLoaded: notLoaded ?? NOTHING, problems: problems ?? NO_PROBLEMS };
}

function fromAttribute(plan: FactPlan, partner: PreparedPartner): FactValue | GroupValues | undefined {
  const own = partner.attributes[plan.index];
  if (own === undefined) return undefined;
  return typeof own === 'object' && own !== null && !Array.isArray(own) ? own : valueOfCell(own as FactValue, plan.type);
}

/** Undefined where nothing counts; null where it is unknown. */
function fromRecords(plan: FactPlan, context: FactContext, currency: string): FactValue | GroupValues | undefined {
  const { records } = plan;
  if (records === null) return undefined;
  if (records.ofDeal && !context.partner.hasDealLines) return null;
  const rows = rowsThatCount(records, context);
  if (rows === null) return null;
  if (rows.length === 0) return undefined;
  if (records.by === null) return valueOfCell(aggregate(records, rows, currency, context), plan.type);
  return byGroup(plan, records, rows, context, currency);
}

function byGroup(plan: FactPlan, records: RecordPlan, rows: readonly RecordRow[], context: FactContext, currency: string): GroupValues {
  const groups = new Map<string, RecordRow[]>();
  for (const row of rows) {
    const group = records.by?.read(row) ?? null;
    if (group === null) continue;
    const list = groups.get(String(group));
    if (list) list.push(row);
    else groups.set(String(group), [row]);
  }
  const values = missingGroups(plan);
  for (const [group, list] of groups) values[group] = valueOfCell(aggregate(records, list, currency, context), plan.type);
  return values;
}

const missingValue = (plan: FactPlan): FactValue | GroupValues =>
  plan.by === null ? valueOfCell(plan.missing, plan.type) : missingGroups(plan);

const missingData = ({ id, attribute, records }: FactPlan): Problem => ({
  code: 'PDL401',
  severity: 'error',
  pointer: attribute === null ? (records === null ? '/facts' : `/records/${records.kind.id}`) : `/attributes/${pointerKey(attribute)}`,
  value: id,
  message: `The program needs ${id}, and there is no data for it.`,
});
