/** A page of a list, as the API answers it. */
interface ListPage<Item> {
  readonly body: { readonly items: readonly Item[]; readonly next: string | null };
}

/** No screen shows more than these. */
const MOST_PAGES = 25;

/** Asks for page after page of a list, 200 at a time. */
export async function everyPage<Item>(
  ask: (query: { readonly limit: number; readonly cursor?: string }) => Promise<ListPage<Item>>,
): Promise<readonly Item[]> {
  const found: Item[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < MOST_PAGES; page++) {
    const { body }: ListPage<Item> = await ask({ limit: 200, ...(cursor !== null && { cursor }) });
    found.push(...body.items);
    cursor = body.next;
    if (cursor === null) break;
  }
  return found;
}
