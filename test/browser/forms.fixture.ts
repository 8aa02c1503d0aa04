import { type Json, parseProgram } from '@tierwright/program';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { OpenPage } from './open-page.fixture.ts';
import { type Product, signIn } from './product.fixture.ts';

/** The least of a program: one track with two tiers, and nothing that partners get. */
const BEGUN = {
  ...{ pdl: '1.0', program: 'begun', version: '0.1.0', title: 'Begun', currency: 'EUR', timeZone: 'Europe/Berlin' },
  facts: { sales: { title: 'Sales', type: 'money', attribute: 'sales' } },
  requirements: { sells: { title: 'Sells', when: { all: [{ fact: 'sales', operator: 'greaterThan', value: 0 }] } } },
  tracks: [
    {
      ...{ id: 'main', title: 'Partners' },
      tiers: [
        { id: 'member', title: 'Member' },
        { id: 'gold', title: 'Gold', qualify: { all: [{ condition: 'sells' }] } },
      ],
    },
  ],
};
export const SOURCE = `${JSON.stringify(BEGUN, null, 2)}\n`;
/** The same with more sections. */
export const sourceWith = (sections: object): string => `${JSON.stringify({ ...BEGUN, ...sections }, null, 2)}\n`;
export const SAVED = { timeout: 60_000 };

/** A program that was never published has no version in force: the editor asks for it and is told so. */
export const NEVER_PUBLISHED = /404/;

export const kept = async (product: Product, draft: string): Promise<{ [section: string]: Json }> =>
  JSON.parse((await product.kept(draft)).source);

type Open = (address: string) => Promise<Pick<OpenPage, 'page' | 'allow'>>;

/** A draft of the least program, or of another, opened at a part of it. */
export async function begin(product: Product, open: Open, section: string, source = SOURCE) {
  const draft = await product.draft('Begun', source);
  const { page, allow } = await open(`${product.address}/drafts/${draft}?section=${section}`);
  allow(NEVER_PUBLISHED);
  await signIn(page, 'ann');
  return { draft, page };
}

/** What was written checks without problems; each step of it is taken back until nothing is left of it. */
export async function takesBack(product: Product, page: Page, draft: string, source = SOURCE): Promise<void> {
  const { problems } = parseProgram((await product.kept(draft)).source);
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  const undo = page.getByRole('button', { name: /^Undo: / });
  while ((await undo.count()) > 0) await undo.click();
  await expect.poll(async () => (await product.kept(draft)).source, SAVED).toBe(source);
}

/** Opens the dialog of a new part, and writes its title. */
export const add = async (page: Page, button: string, title: string) => {
  await page.getByRole('button', { name: button }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Title').fill(title);
  return dialog;
};
