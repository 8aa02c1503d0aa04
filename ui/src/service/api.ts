import { createClient } from '@tierwright/client';

/** The service that served this page; who is signed in says its cookie. */
export const api = createClient({ address: globalThis.location?.origin ?? 'http://127.0.0.1', attempts: 3 });
