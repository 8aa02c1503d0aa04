import type { PartnerData } from '@tierwright/facts';
import { hashPieces, type Outcome } from '@tierwright/program';
import { simulationProblem } from '../problems/simulation-problems.ts';

/** What browsers and Node both have. */
interface Decoders {
  readonly TextDecoder: new () => { decode(bytes?: Uint8Array, options?: { readonly stream: boolean }): string };
}
const { TextDecoder } = globalThis as unknown as Decoders;

/** Partners of a file, and the SHA-256 of it: the one that the command line names the same file by. */
export interface ReadPartners {
  readonly partners: readonly PartnerData[];
  readonly base: string;
}

function* linesOf(pieces: readonly Uint8Array[]): Generator<string> {
  const decoder = new TextDecoder();
  let begun = '';
  for (const piece of pieces) {
    const lines = (begun + decoder.decode(piece, { stream: true })).split('\n');
    begun = lines.pop() ?? '';
    yield* lines;
  }
  yield begun + decoder.decode();
}

function partnerIn(line: string): PartnerData | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return undefined;
  }
  const isPartner = typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string' && value.id !== '';
  return isPartner ? (value as PartnerData) : undefined;
}

/** Reads a file with a partner a line, cut into pieces anywhere. The first line that is none is SIM119. */
export function readPartnerLines(files: readonly ArrayBuffer[]): Outcome<ReadPartners> {
  const pieces = files.map((file) => new Uint8Array(file));
  const partners = new Map<string, PartnerData>();
  let number = 0;
  for (const line of linesOf(pieces)) {
    number += 1;
    if (line.trim() === '') continue;
    const partner = partnerIn(line);
    if (partner === undefined || partners.has(partner.id)) {
      const what = partner === undefined ? 'is no partner' : `has the partner ${partner.id} once more`;
      return {
        ok: false,
        problems: [simulationProblem('SIM119', `Line ${number} ${what}.`, { pointer: `/${number}`, value: line.slice(0, 80) })],
      };
    }
    partners.set(partner.id, partner);
  }
  return { ok: true, value: { partners: [...partners.values()], base: hashPieces(pieces) }, problems: [] };
}
