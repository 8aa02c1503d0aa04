import type { BasePartner, BaseReading } from '@tierwright/bases';
import { baseFailure } from './base-failure.ts';
import type { BaseFolder } from './open-base.ts';

/**
 * The partners of a base, many at a time; at the end the SHA-256 of what they were read from, so that a report can name it.
 * Throws a Failure: wrong rows, an id that is there twice, fewer or more lines than base.json says (TW403); a partner that a
 * version cannot read (TW404).
 */
export async function* readPartners(base: BaseFolder, reading?: BaseReading): AsyncGenerator<readonly BasePartner[], string> {
  try {
    const read = yield* base.read({ ...reading, rows: base.rows });
    base.leftOut = read.wrongRows;
    return read.hash;
  } catch (error) {
    throw baseFailure(error, base.folder);
  }
}
