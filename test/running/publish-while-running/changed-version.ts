import type { Json } from '@tierwright/program';

type Document = { [name: string]: Json };

interface Northwind {
  readonly notices: { readonly list: { subject: string; text: string }[] };
  readonly approvals: Readonly<Record<string, { readonly steps: { title: string }[] }>>;
  readonly onboarding: { readonly steps: { title: string }[] };
  readonly records: { readonly registration: { readonly fields: { [name: string]: Json } } };
}

/** What words of the next version begin with: whatever bears them was made under it. */
export const NEXT = 'Next: ';
/** What a registration's record says of its discount: each version something else. */
export const RECORDED = { first: 'percent', next: 'registered' } as const;

const PERCENT = { type: 'percent', optional: true } as const;

/** A document of Northwind's as the first version: in force whatever day it is, and with the discount in its records. */
export function firstVersion(text: string): string {
  const document = JSON.parse(text) as Document & Northwind;
  document.records.registration.fields[RECORDED.first] = PERCENT;
  return JSON.stringify({ ...document, effective: { from: '2026-01-01' } });
}

/**
 * The version after it: every notice, every task of people and every registration's record say which version they are of.
 * `running`: what moves.
 */
export function nextVersion(first: string, version: string, running: Json): string {
  const document = JSON.parse(first) as Document & Northwind;
  for (const notice of document.notices.list) {
    notice.subject = `${NEXT}${notice.subject}`;
    notice.text = `${NEXT}${notice.text}`;
  }
  for (const { steps } of Object.values(document.approvals)) for (const step of steps) step.title = `${NEXT}${step.title}`;
  for (const step of document.onboarding.steps) step.title = `${NEXT}${step.title}`;
  const { fields } = document.records.registration;
  delete fields[RECORDED.first];
  fields[RECORDED.next] = PERCENT;
  const transition = { ...(document.transition as Document), running };
  return JSON.stringify({ ...document, version, supersedes: document.version, transition }, null, 2);
}
