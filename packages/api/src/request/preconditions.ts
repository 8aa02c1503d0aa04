import { createHash } from 'node:crypto';
import type { Caller } from '@tierwright/commands';
import { requestRefused } from '../problems/request-refused.ts';

const KEY = /^[\x21-\x7e]{1,255}$/;
const REVISION = /^"(\d{1,15})"$/;

/** The Idempotency-Key, where one is needed or came. */
export function idempotencyKey(header: string | undefined): string {
  if (header === undefined) throw requestRefused('API113', 'This request needs an Idempotency-Key.', { pointer: '/Idempotency-Key' });
  if (!KEY.test(header)) {
    throw requestRefused('API113', 'The Idempotency-Key has other characters, or too many.', {
      expected: '1 to 255 visible ASCII characters',
    });
  }
  return header;
}

/** The revision of If-Match: `"7"`. */
export function ifMatchRevision(header: string): number {
  const [, revision] = REVISION.exec(header.trim()) ?? [];
  if (revision === undefined)
    throw requestRefused('API115', 'If-Match names no revision.', { value: header, expected: 'an ETag as it came: "7"' });
  return Number(revision);
}

/** What makes two requests the same: who, what, where, with which bytes. Of a streamed body only its length and type. */
export function requestHash(caller: Caller, method: string, url: string, body: Uint8Array | string): string {
  const who = caller.kind === 'system' ? `system:${caller.name}` : caller.account;
  return createHash('sha256').update(`${caller.tenant}\n${who}\n${method}\n${url}\n`).update(body).digest('hex');
}
