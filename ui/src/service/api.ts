import { createClient } from '@tierwright/client';
import { session } from './session.ts';

const address = globalThis.location?.origin ?? 'http://127.0.0.1';

/** The service that served this page; who is signed in says its cookie. */
export const api = createClient({
  address,
  attempts: 3,
  fetch: async (input, init) => {
    const heard = session.asked(new URL(input instanceof Request ? input.url : input, address).pathname);
    const response = await fetch(input, init);
    heard(response.status);
    return response;
  },
});
