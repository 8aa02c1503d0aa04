import { createHash } from 'node:crypto';
import type { PartnerData, RecordData } from '@tierwright/facts';
import { Failure } from '../failures/failure.ts';
import { type Line, readLines } from '../files/lines.ts';
import { shown } from '../terminal/words.ts';
import type { Manifest } from './manifest.ts';
import type { BaseFolder } from './open-base.ts';

/** A partner of a base, with the line that it stands in. */
export interface BasePartner {
  line: number;
  partner: PartnerData;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function parseLine({ number, bytes }: Line, file: string): PartnerData {
  const broken = (why: string) => new Failure('TW403', `${file}, line ${number}: ${why}.`, { file, line: number });
  let value: unknown;
  try {
    value = JSON.parse(utf8.decode(bytes));
  } catch (error) {
    throw broken(error instanceof SyntaxError ? `not JSON (${error.message})` : 'not UTF-8');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw broken('a partner is an object');
  if (!('id' in value) || typeof value.id !== 'string' || value.id === '') throw broken('the partner has no id');
  return value as PartnerData;
}

/** Adds what the manifest holds for all partners. */
function withShared(partner: PartnerData, { loaded, rates }: Manifest): PartnerData {
  if (!loaded && !rates) return partner;
  const shared: PartnerData = { ...partner };
  if (loaded && !partner.loaded) shared.loaded = loaded;
  if (rates) shared.records = { ...partner.records, rate: [...(rates as RecordData[]), ...(partner.records?.rate ?? [])] };
  return shared;
}

const isBlank = ({ bytes }: Line) => bytes.length === 0 || (bytes.length === 1 && bytes[0] === 13);

/**
 * The partners of a base, many at a time; at the end the SHA-256 of the file, so that a report can name what it was made
 * of. Throws a Failure (TW403): a broken line, an id that is there twice, fewer or more lines than base.json says.
 */
export async function* readPartners({ partnersFile, manifest }: BaseFolder): AsyncGenerator<BasePartner[], string> {
  const hash = createHash('sha256');
  const ids = new Set<string>();
  for await (const lines of readLines(partnersFile, (chunk) => hash.update(chunk))) {
    const partners: BasePartner[] = [];
    for (const line of lines) {
      if (isBlank(line)) continue;
      const partner = parseLine(line, partnersFile);
      if (ids.has(partner.id)) {
        throw new Failure('TW403', `${partnersFile}, line ${line.number}: partner ${partner.id} is there twice.`, {
          file: partnersFile,
          line: line.number,
        });
      }
      ids.add(partner.id);
      partners.push({ line: line.number, partner: withShared(partner, manifest) });
    }
    yield partners;
  }
  if (ids.size !== manifest.size) {
    const message = `${partnersFile} has ${shown(ids.size)} partners and base.json says ${shown(manifest.size)}: one of them is incomplete.`;
    throw new Failure('TW403', message, { file: partnersFile });
  }
  return hash.digest('hex');
}
