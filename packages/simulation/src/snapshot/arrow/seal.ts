import { utf8 } from '../texts.ts';

/** What browsers and Node both have. */
interface WebCrypto {
  readonly crypto: { readonly subtle: { digest(algorithm: 'SHA-256', bytes: Uint8Array): Promise<ArrayBuffer> } };
}
const { crypto } = globalThis as unknown as WebCrypto;

/** What an Arrow file ends with, behind the length of its footer. */
const MAGIC = utf8('ARROW1');
/** What the seal begins with; behind it stand 32 bytes of a SHA-256. */
const MARK = utf8('tw:seal1');
const LENGTH = MARK.length + 32;

const isAt = (bytes: Uint8Array, at: number, text: Uint8Array): boolean =>
  at >= 0 && text.every((byte, index) => bytes[at + index] === byte);

/** Where the footer of an Arrow file begins; negative where there is none. */
function footerOf(bytes: Uint8Array): number {
  const end = bytes.length - MAGIC.length - 4;
  if (!isAt(bytes, end + 4, MAGIC)) return -1;
  return end - new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getInt32(end, true);
}

/** Memory that threads share cannot be hashed where it lies. */
const own = (bytes: Uint8Array): Uint8Array => (bytes.buffer instanceof ArrayBuffer ? bytes : bytes.slice());

const digest = async (bytes: Uint8Array): Promise<Uint8Array> => new Uint8Array(await crypto.subtle.digest('SHA-256', own(bytes)));

/** SHA-256 of the SHA-256 of what stands before the seal and of that of what stands behind it. */
async function hashOf(before: Uint8Array, behind: Uint8Array): Promise<Uint8Array> {
  const both = new Uint8Array(64);
  for (const [index, hash] of (await Promise.all([digest(before), digest(behind)])).entries()) both.set(hash, index * 32);
  return digest(both);
}

/**
 * An Arrow file with a hash of all its bytes, before its footer: a place that readers of Arrow find everything around and
 * never look at.
 */
export async function sealed(bytes: Uint8Array): Promise<Uint8Array> {
  const footer = footerOf(bytes);
  const [before, behind] = [bytes.subarray(0, footer), bytes.subarray(footer)];
  const whole = new Uint8Array(bytes.length + LENGTH);
  whole.set(before);
  whole.set(MARK, footer);
  whole.set(await hashOf(before, behind), footer + MARK.length);
  whole.set(behind, footer + LENGTH);
  return whole;
}

const hex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** The hash that a file is sealed with, and that of its bytes; undefined where it has no seal. */
export async function sealOf(bytes: Uint8Array): Promise<{ said: string; found: string } | undefined> {
  const footer = footerOf(bytes);
  const at = footer - LENGTH;
  if (footer > bytes.length || !isAt(bytes, at, MARK)) return undefined;
  return { said: hex(bytes.subarray(at + MARK.length, footer)), found: hex(await hashOf(bytes.subarray(0, at), bytes.subarray(footer))) };
}
