import type { Problem } from '@tierwright/program';
import { refusal } from '../machine/refusal.ts';
import type { Proof } from './fund-request.ts';

const MOST_PROOF = 200;

/** What is wrong with documents that are handed in: kinds that the fund does not name (OPS104), no place to find them (OPS105). */
export function wrongProof(proof: readonly Proof[], kinds: readonly string[]): Problem | undefined {
  if (!Array.isArray(proof) || proof.length === 0 || proof.length > MOST_PROOF)
    return refusal('OPS105', 'There is no proof.', { pointer: '/proof', value: proof, expected: `a list of 1 to ${MOST_PROOF} documents` });
  for (const [index, piece] of proof.entries()) {
    const { kind, file } = (piece ?? {}) as Partial<Proof>;
    const pointer = `/proof/${index}`;
    if (kind === undefined || !kinds.includes(kind))
      return refusal('OPS104', 'That proves nothing here.', {
        pointer: `${pointer}/kind`,
        value: kind,
        expected: `one of ${kinds.join(', ')}`,
      });
    if (typeof file !== 'string' || file.trim() === '')
      return refusal('OPS105', 'The document is missing.', { pointer: `${pointer}/file`, value: file, expected: 'where the document is' });
  }
  return undefined;
}
