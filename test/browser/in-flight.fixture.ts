import type { Page, Request } from 'playwright-core';

const asked = new WeakMap<Page, Set<Request>>();

/** What a page asked and has no answer to yet; it is noted from the first call on. */
export function inFlight(page: Page): ReadonlySet<Request> {
  const known = asked.get(page);
  if (known) return known;
  const open = new Set<Request>();
  asked.set(page, open);
  page.on('request', (request) => {
    open.add(request);
  });
  page.on('requestfinished', (request) => {
    open.delete(request);
  });
  page.on('requestfailed', (request) => {
    open.delete(request);
  });
  return open;
}
