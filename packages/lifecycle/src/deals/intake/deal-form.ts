import type { FormField, Program } from '@tierwright/program';
import { DEFAULT_DEAL_FORM } from '../../forms/default-form.ts';

/** S8, D12: the form that deals are registered with. Where all is two-tier, the distributor has to be named. */
export function dealForm({ dealRegistration }: Pick<Program, 'dealRegistration'>): readonly FormField[] {
  const form: readonly FormField[] = dealRegistration?.form ?? DEFAULT_DEAL_FORM;
  if (dealRegistration?.distribution?.model !== 'twoTier') return form;
  return form.map((field) => (field.id === 'distributor' ? { ...field, required: true } : field));
}
