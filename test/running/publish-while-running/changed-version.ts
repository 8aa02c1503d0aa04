import type { Json } from '@tierwright/program';

type Document = { [name: string]: Json };

interface Northwind {
  readonly notices: { readonly list: { subject: string; text: string }[] };
  readonly approvals: Readonly<Record<string, { readonly steps: { title: string }[] }>>;
  readonly onboarding: { readonly steps: { title: string }[] };
}

/** What words of the next version begin with: whatever bears them was made under it. */
export const NEXT = 'Next: ';

/** A document of Northwind's as the first version: in force whatever day it is. */
export function firstVersion(text: string): string {
  const document = JSON.parse(text) as Document;
  return JSON.stringify({ ...document, effective: { from: '2026-01-01' } });
}

/** The version after it: every notice and every task of people says which version it is of. `running`: what moves. */
export function nextVersion(first: string, version: string, running: Json): string {
  const document = JSON.parse(first) as Document & Northwind;
  for (const notice of document.notices.list) {
    notice.subject = `${NEXT}${notice.subject}`;
    notice.text = `${NEXT}${notice.text}`;
  }
  for (const { steps } of Object.values(document.approvals)) for (const step of steps) step.title = `${NEXT}${step.title}`;
  for (const step of document.onboarding.steps) step.title = `${NEXT}${step.title}`;
  const transition = { ...(document.transition as Document), running };
  return JSON.stringify({ ...document, version, supersedes: document.version, transition }, null, 2);
}
