import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { BasePartner, BaseReading, BaseWatch, PartnerBatches } from '../base.ts';
import { hashOfFile, ReadBytes } from '../files/watched-file.ts';
import { countsFamilies, Families } from '../folder/families.ts';
import { withShared } from '../folder/partner-line.ts';
import { askedOf } from '../folder/program-problems.ts';
import { Gathered } from '../gather/gathered.ts';
import { MappedRows } from '../gather/mapped-rows.ts';
import { rightPartner } from '../gather/right-partner.ts';
import { FoundProblems } from '../problems/file-problem.ts';
import { MOST_PROBLEMS, refuseWrong } from '../problems/refuse-wrong.ts';
import type { DescribedBase } from './described-base.ts';

/** The partners of a base in files of their own: records are gathered by partner, wherever they lie. */
export async function* readDescribed(
  folder: string,
  base: DescribedBase,
  { versions = [], trusted, rows = 'all', mostProblems = MOST_PROBLEMS, ...watch }: BaseReading = {},
): PartnerBatches {
  const mapped = [base.partners, ...base.records];
  const paths = mapped.map(({ file }) => resolve(folder, file));
  const sizes = await Promise.all(paths.map(async (path) => (await stat(path)).size));
  const read = new ReadBytes(
    sizes.reduce((sum, size) => sum + size, 0),
    watch,
  );
  const asked = askedOf(versions, trusted);
  const programs = versions.map(({ program }) => program);
  const files = mapped.map((file, index) => new MappedRows(paths[index] as string, file, read, programs));
  const found = new FoundProblems(mostProblems);
  const gathered = new Gathered();
  try {
    for (const [index, file] of files.entries()) {
      for await (const batch of file.batches()) {
        if (index === 0) await gathered.addPartners(file.path, index, batch, found);
        else await gathered.addRecords(file.path, index, batch, found);
        watch.signal?.throwIfAborted();
      }
    }
    const families = countsFamilies(programs) ? Families.under(gathered.parents) : Families.none();
    const plans = files.map(({ plan }) => plan);
    let given = 0;
    for await (const batch of gathered.batches()) {
      watch.signal?.throwIfAborted();
      const partners: BasePartner[] = [];
      for (const one of batch) {
        const partner = rightPartner(one, asked(one.identity.id), plans, ({ file }, problems) =>
          found.add(paths[file] as string, problems),
        );
        if (!partner) continue;
        given += 1;
        const kept = { line: one.line, partner: withShared(partner, base) };
        if (!families.keep(kept)) partners.push(kept);
      }
      if (rows === 'valid' || found.rows === 0) yield partners;
    }
    refuseWrong(paths[0] as string, found, rows);
    for (const batch of families.batches()) yield batch;
    return {
      hash: hashOf(
        base,
        files.map(({ hash }) => hash),
      ),
      partners: given,
      wrongRows: found.rows,
      problems: found.kept,
    };
  } finally {
    await gathered.close();
  }
}

/** What the partners were made of: the bytes of all files, and how they were read. */
function hashOf(base: DescribedBase, files: readonly string[]): string {
  const made = { base: JSON.stringify(base), files };
  return createHash('sha256').update(JSON.stringify(made)).digest('hex');
}

/** The hash that reading it tells at the end. */
export async function hashDescribed(folder: string, base: DescribedBase, watch?: Pick<BaseWatch, 'signal'>): Promise<string> {
  const files: string[] = [];
  for (const { file } of [base.partners, ...base.records]) files.push(await hashOfFile(resolve(folder, file), watch));
  return hashOf(base, files);
}
