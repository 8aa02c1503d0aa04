import type { DealRegistration } from '../../deal-registration/schema.ts';
import { DEFAULT_DEAL_FORM } from '../../types-of-values/form-facts.ts';
import { isNumeric } from '../../types-of-values/value.ts';
import { checkCondition } from '../conditions/check-condition.ts';
import { dealScope } from '../conditions/scope.ts';
import type { Examination } from '../examination.ts';
import { checkClock } from '../operations/check-clock.ts';
import { checkForm } from '../operations/check-form.ts';
import { checkChain, checkRole, checkUnique, oneOf } from '../references.ts';
import { checkTerm } from '../values/check-duration.ts';
import { checkNum, checkPercent, checkTermValue } from '../values/check-num.ts';
import { checkBands } from './check-bands.ts';
import { checkConflicts } from './check-conflicts.ts';
import { checkPricing } from './check-pricing.ts';
import { checkProtection } from './check-protection.ts';
import { checkRules } from './check-rules.ts';

/** Deal registration: who may, what is the same deal, who decides, what it earns, how long it is protected. */
export function checkDealRegistration(x: Examination): void {
  const deals = x.program.dealRegistration;
  if (!deals) return;
  const at = '/dealRegistration';
  checkCondition(x, deals.eligible, `${at}/eligible`, dealScope());
  checkDealForm(x, deals, `${at}/form`);
  checkBands(x, deals.bands, `${at}/bands`);
  checkConflicts(x, deals.conflicts, `${at}/conflicts`);
  checkChain(x, deals.distribution?.confirm, `${at}/distribution/confirm`);
  checkPercent(x, deals.distribution?.passOn, `${at}/distribution/passOn`, dealScope());
  checkRules(x, deals.rules, `${at}/rules`);
  checkTermValue(x, deals.decision?.sla, `${at}/decision/sla`, dealScope());
  for (const key of ['research', 'answer', 'lapse'] as const) checkTerm(x, deals.decision?.[key], `${at}/decision/${key}`);
  if (deals.pricing) checkPricing(x, deals.pricing, `${at}/pricing`);
  if (deals.protection) checkProtection(x, deals.protection, `${at}/protection`);
  checkTasks(x, deals, `${at}/tasks`);
  checkMaterial(x, deals, `${at}/material`);
  checkTerm(x, deals.resubmit?.cooldown, `${at}/resubmit/cooldown`);
  checkUnique(x, deals.engagement ?? [], `${at}/engagement`, 'rule of engagement');
}

/** Fields that registration itself reads have the type that it reads. */
const MEANT = { tender: 'boolean', distributor: 'partner', customerLetter: 'file' } as const;

function checkDealForm(x: Examination, { form }: DealRegistration, pointer: string): void {
  checkForm(x, form, pointer, dealScope());
  form?.forEach((field, index) => {
    const at = `${pointer}/${index}`;
    const meant = Object.hasOwn(MEANT, field.id) ? MEANT[field.id as keyof typeof MEANT] : undefined;
    if (meant !== undefined && field.type !== meant)
      x.report.add('PDL228', `${at}/type`, `Registration reads \`${field.id}\` as ${meant}.`, {
        value: field.type,
        expected: `type ${meant}`,
      });
    const id = `deal.${field.id}`;
    if (x.types.others.get(id)?.of === 'builtIn')
      x.report.add('PDL204', `${at}/id`, `\`${id}\` is known of every deal.`, { value: field.id, expected: 'another id' });
  });
}

/** Tasks come after approval: nobody's answer ends one. */
function checkTasks(x: Examination, { tasks }: DealRegistration, pointer: string): void {
  checkUnique(x, tasks ?? [], pointer, 'task');
  tasks?.forEach((task, index) => {
    const at = `${pointer}/${index}`;
    checkRole(x, task.owner, `${at}/owner`);
    checkClock(x, task, at, { allowed: [], because: (outcome) => `A task is not ended by \`${outcome}\`.` });
  });
}

function checkMaterial(x: Examination, { material, form }: DealRegistration, pointer: string): void {
  const fields = form ?? DEFAULT_DEAL_FORM;
  const ids = fields.map((field) => field.id);
  material?.forEach((entry, index) => {
    const id = typeof entry === 'string' ? entry : entry.field;
    const at = typeof entry === 'string' ? `${pointer}/${index}` : `${pointer}/${index}/field`;
    if (!ids.includes(id)) {
      x.report.add('PDL201', at, `The form has no field \`${id}\`.`, {
        value: id,
        expected: oneOf('a field of the form', ids),
        among: () => ids,
      });
      return;
    }
    if (typeof entry === 'string') return;
    const type = x.types.others.get(`deal.${id}`)?.type;
    if (type !== undefined && !isNumeric(type) && (entry.rises !== undefined || entry.falls !== undefined))
      x.report.add('PDL211', at, `\`${id}\` is of type ${type}, which neither rises nor falls.`, {
        value: id,
        expected: 'a field that is a number',
      });
    for (const key of ['rises', 'falls'] as const)
      checkNum(x, entry[key], { type: 'percent', min: 0 }, `${pointer}/${index}/${key}`, dealScope());
  });
}
