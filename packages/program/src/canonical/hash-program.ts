import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalize } from './canonicalize.ts';

/** SHA-256 of a text’s UTF-8 bytes, in lower-case hex. */
const sha256Hex = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));

/** The identity of a document or of any JSON value: SHA-256 of its canonical form (RFC 8785), 64 lower-case hex digits. */
export const hashProgram = (program: unknown): string => sha256Hex(canonicalize(program));

/** SHA-256 of bytes that come in pieces, in lower-case hex. */
export function hashPieces(pieces: Iterable<Uint8Array>): string {
  const hash = sha256.create();
  for (const piece of pieces) hash.update(piece);
  return bytesToHex(hash.digest());
}
