// What a page does: has the worker decide each case of a file, and gives the hash of each answer's canonical bytes.

import type { PartnerData } from '@tierwright/facts';
import { canonicalize, type Json } from '@tierwright/program';
import type { DecideAsked, DecideSaid } from '../../../ui/src/partner/messages.ts';

interface Decider {
  postMessage(asked: DecideAsked): void;
  onmessage: ((event: { readonly data: DecideSaid }) => void) | null;
}
interface Browser {
  readonly Worker: new (url: string, options: { readonly type: 'module' }) => Decider;
  hashes?: (program: string, cases: string, asOf: string) => Promise<readonly string[]>;
}
const browser = globalThis as unknown as Browser;

async function sha256(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Asked by the test. */
browser.hashes = async (program, cases, asOf) => {
  const [text, lines] = await Promise.all([program, cases].map(async (path) => (await fetch(path)).text()));
  const worker = new browser.Worker('/worker.js', { type: 'module' });
  const partners = (lines ?? '').split('\n').map((line) => JSON.parse(line) as PartnerData);
  const found: string[] = [];
  let left = partners.length;
  await new Promise<void>((resolve) => {
    worker.onmessage = ({ data: { id, ...answer } }) => {
      void sha256(canonicalize(answer as unknown as Json)).then((hash) => {
        found[id] = hash;
        left -= 1;
        if (left === 0) resolve();
      });
    };
    for (const [id, partner] of partners.entries()) worker.postMessage({ id, type: 'decide', text: text ?? '', partner, asOf });
  });
  return found;
};
