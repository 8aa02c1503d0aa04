import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import type { BasePartner, BaseReading, BaseWatch, PartnerBatches, Shared } from '../base.ts';
import { linesOf } from '../files/lines.ts';
import { hashOfFile, ReadBytes, WatchedFile } from '../files/watched-file.ts';
import { BaseRefused } from '../problems/base-refused.ts';
import { FoundProblems } from '../problems/file-problem.ts';
import { MOST_PROBLEMS, refuseWrong } from '../problems/refuse-wrong.ts';
import { countsFamilies, Families } from './families.ts';
import { isBlank, partnerLine, withShared } from './partner-line.ts';
import { askedOf, programProblems } from './program-problems.ts';

/** A file with a whole partner a line, and what its manifest says of it. */
export interface PartnerLines {
  readonly partnersFile: string;
  /** Partners that there have to be. */
  readonly size?: number;
  readonly shared?: Shared;
}

/** Rates and watermarks of the manifest decide too: with them the hash is of both. */
function hashOf(file: string, { loaded, rates }: Shared): string {
  if (!loaded && !rates) return file;
  return createHash('sha256')
    .update(JSON.stringify({ partners: file, loaded: loaded ?? null, rates: rates ?? null }))
    .digest('hex');
}

/** The hash that reading it tells at the end. */
export const hashPartnerLines = async ({ partnersFile, shared = {} }: PartnerLines, watch?: Pick<BaseWatch, 'signal'>): Promise<string> =>
  hashOf(await hashOfFile(partnersFile, watch), shared);

/** The partners of a file that holds one a line. */
export async function* readPartnerLines(
  { partnersFile, size, shared = {} }: PartnerLines,
  { versions = [], trusted, rows = 'all', mostProblems = MOST_PROBLEMS, ...watch }: BaseReading = {},
): PartnerBatches {
  const families = countsFamilies(versions.map(({ program }) => program)) ? await Families.of(partnersFile) : Families.none();
  const file = new WatchedFile(partnersFile, new ReadBytes((await stat(partnersFile)).size, watch));
  const found = new FoundProblems(mostProblems);
  const asked = askedOf(versions, trusted);
  const ids = new Set<string>();
  let given = 0;
  let read = 0;
  for await (const lines of linesOf(file.chunks())) {
    const partners: BasePartner[] = [];
    for (const line of lines) {
      if (isBlank(line)) continue;
      read += 1;
      const one = partnerLine(line);
      if ('problem' in one) {
        found.add(partnersFile, [one.problem]);
        continue;
      }
      const { number } = line;
      const { id } = one.partner;
      if (ids.has(id)) {
        const message = `Partner ${id} is there twice.`;
        found.add(partnersFile, [{ line: number, row: number, column: '/id', code: 'BASE114', message, value: id, expected: 'each once' }]);
        continue;
      }
      ids.add(id);
      const partner = withShared(one.partner, shared);
      const problems = programProblems(partner, asked(id), number);
      found.add(partnersFile, problems);
      if (problems.length > 0) continue;
      given += 1;
      if (!families.keep({ line: number, partner })) partners.push({ line: number, partner });
    }
    // A base that is refused in the end is read on for its problems alone.
    if (rows === 'valid' || found.rows === 0) yield partners;
  }
  refuseWrong(partnersFile, found, rows);
  if (size !== undefined && read !== size) throw incomplete(partnersFile, read, size);
  for (const batch of families.batches()) yield batch;
  return { hash: hashOf(file.hash(), shared), partners: given, wrongRows: found.rows, problems: found.kept };
}

const shown = (count: number): string => count.toLocaleString('en-US');

const incomplete = (file: string, partners: number, size: number): BaseRefused =>
  new BaseRefused('BASE104', `${file} has ${shown(partners)} partners and base.json says ${shown(size)}: one of them is incomplete.`, {
    file,
  });
