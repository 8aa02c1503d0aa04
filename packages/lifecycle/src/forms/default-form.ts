import type { FormField } from '@tierwright/program';

/** The form of a deal registration that names none. */
export const DEFAULT_DEAL_FORM: readonly FormField[] = [
  { id: 'customer', title: 'End customer', type: 'customer' },
  { id: 'products', title: 'Products', type: 'products' },
  { id: 'amount', title: 'Amount', type: 'money' },
  { id: 'closeOn', title: 'Expected order date', type: 'date' },
];
