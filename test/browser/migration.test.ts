import { afterAll, beforeAll, describe, expect } from 'vitest';
import { browserTest as it } from './browser-test.fixture.ts';
import { openProduct, type Product, programText, signIn } from './product.fixture.ts';

const SOURCE = programText('northwind/2027.1.0');

interface Parameters {
  readonly parameters: Readonly<Record<string, { readonly title?: string; readonly value?: unknown }>>;
}

/** The program as the draft of the language before 1.0 wrote it, and the titles of the parameters that differ. */
function older(): { readonly source: string; readonly titles: readonly string[] } {
  const program = JSON.parse(SOURCE) as Parameters;
  const titles: string[] = [];
  const parameters = Object.entries(program.parameters).map(([id, parameter]) => {
    const { value, ...rest } = parameter;
    if (value === undefined || Array.isArray(value)) return [id, parameter];
    titles.push(parameter.title ?? id);
    return [id, { ...rest, values: [{ value }] }];
  });
  return { source: JSON.stringify({ ...program, pdl: '1.0-draft', parameters: Object.fromEntries(parameters) }, null, 2), titles };
}

let product: Product;
beforeAll(async () => {
  product = await openProduct();
  await product.publish('northwind/2026.2.0');
  await product.person('ann', ['programDesigner']);
});
afterAll(() => product?.close());

describe('a draft of another version of the language', () => {
  it('is brought to the newest where that is accepted, with a sentence for each change, as one step', async ({ open }) => {
    const { source, titles } = older();
    expect(titles.length).toBeGreaterThan(1);
    const draft = await product.draft('Of an older version', source);
    const { page, checkAccessibility } = await open(`${product.address}/drafts/${draft}?section=parameters`);
    await signIn(page, 'ann');
    const notice = page.getByRole('alert').filter({ hasText: 'is written in version 1.0-draft' });
    await notice.waitFor();
    const sentences = await notice.getByRole('listitem').allTextContents();
    expect(sentences.length).toBe(titles.length + 2);
    for (const title of titles) expect(sentences.join('\n')).toContain(`“${title}”`);
    await checkAccessibility();
    // Longer than a draft waits before it saves.
    await page.waitForTimeout(3000);
    expect(await product.kept(draft)).toEqual(expect.objectContaining({ revision: 1, source }));
    expect(await page.getByRole('button', { name: 'Nothing to undo' }).count()).toBe(1);

    await notice.getByRole('button', { name: 'Bring it to version 1.0' }).click();
    await notice.waitFor({ state: 'detached' });
    await expect.poll(async () => JSON.parse((await product.kept(draft)).source)).toEqual(JSON.parse(SOURCE));
    await page.getByRole('button', { name: 'Undo: Bring it to version 1.0' }).click();
    await notice.waitFor();
    await expect.poll(async () => (await product.kept(draft)).source).toBe(source);
  });

  it('is refused where that version is newer, with its code, and its text is left alone', async ({ open }) => {
    const source = SOURCE.replace('"pdl": "1.0"', '"pdl": "9.9"');
    const draft = await product.draft('Of a newer version', source);
    const { page, checkAccessibility } = await open(`${product.address}/drafts/${draft}?section=matrix`);
    await signIn(page, 'ann');
    const notice = page.getByRole('alert').filter({ hasText: 'PDL109' });
    await notice.filter({ hasText: 'version 9.9' }).waitFor();
    expect(await notice.getByRole('button').count()).toBe(0);
    await checkAccessibility();
    // The matrix shows what it can, and takes nothing.
    const cell = page.getByRole('grid').first().locator('tbody td').first();
    await cell.click();
    await page.keyboard.type('7');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Delete');
    await page.waitForTimeout(3000);
    expect(await product.kept(draft)).toEqual(expect.objectContaining({ revision: 1, source }));
    expect(await page.getByRole('button', { name: 'Nothing to undo' }).count()).toBe(1);
  });
});
