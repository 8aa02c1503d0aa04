import { jobRunner } from '@tierwright/commands';
import type { PartnerData } from '@tierwright/facts';
import { jobDone, madeUp } from './partners.fixture.ts';
import { openProduct, type Product, programText } from './product.fixture.ts';

/** A product in which every page has something to show. */
export interface FullProduct {
  readonly product: Product;
  /** Who may do all that designers, approvers and channel managers may; wrote none of what is reviewed. */
  readonly login: string;
  /** A draft that may be edited. */
  readonly draft: string;
  /** Open, with a remark, a refusal and an earlier round. */
  readonly review: string;
  /** Approved, and published from a day on. */
  readonly scheduled: string;
  /** Hashes of the version in force, and of the one before it. */
  readonly versions: readonly [string, string];
  /** A job that made a report. */
  readonly report: string;
  readonly partners: readonly string[];
  close(): Promise<void>;
}

const LIVE = 'northwind/2026.2.0';
const NEXT = 'northwind/2027.1.0';

export interface Spoiling {
  /** What is written of a text that people wrote: of a program, a partner, a remark. */
  readonly text: (text: string) => string;
  readonly program: (source: string) => string;
}

const AS_IT_IS: Spoiling = { text: (text) => text, program: (source) => source };

const partnersOf = (source: string, size: number, { text }: Spoiling): readonly PartnerData[] =>
  madeUp(source, size, { seed: 'screens', asOf: '2027-01-04', historyYears: 1 }).map((line) => ({
    ...line,
    title: text(`Partner ${line.id}`).slice(0, 200),
  }));

/** Opens it; `spoiling` changes what people wrote. */
export async function openFullProduct(spoiling: Spoiling = AS_IT_IS, size = 40): Promise<FullProduct> {
  const product = await openProduct();
  const runner = jobRunner(product.service);
  const login = await product.person('ann', ['programDesigner', 'channelManager', 'approver']);
  await product.person('amos', ['approver']);
  const [writer, ann, amos] = [await product.client('writer'), await product.client(login), await product.client('amos')];
  const live = spoiling.program(programText(LIVE));
  const before = await product.publish(LIVE.replace('2026.2.0', '2026.1.0'), live.replace('"2026.2.0"', '"2026.1.0"'));
  const hash = await product.publish(LIVE, live);

  const partners = partnersOf(live, size, spoiling);
  await product.partners(partners);

  const { body: asked } = await ann.simulate({ body: { program: 'northwind', baseline: before, candidate: hash } });
  const report = await jobDone(ann, asked.job);

  const next = spoiling.program(programText(NEXT));
  const reviewOf = async (title: string, source: string, note: string) => {
    const draft = await product.draft(spoiling.text(title).slice(0, 200), source);
    const { body: kept } = await writer.getDraft({ params: { draft } });
    const { body } = await writer.requestReview({ params: { draft }, body: { revision: kept.revision, note: spoiling.text(note) } });
    return { draft, id: body.id, hash: body.hash, round: body.round };
  };
  const publishable = await reviewOf('From spring', next, 'Approved once');
  const seen = { hash: publishable.hash, round: publishable.round, outcome: 'approve' } as const;
  await amos.decideReview({ params: { review: publishable.id }, body: { ...seen, note: spoiling.text('Fine with me') } });
  await ann.publishProgram({ body: { review: publishable.id, on: '2027-03-01' } });

  const later = await reviewOf('From summer', next.replace('"2027.1.0"', '"2027.2.0"'), 'Once more');
  for (const pointer of ['', '/title', '/tracks']) {
    await amos.commentReview({ params: { review: later.id }, body: { pointer, text: spoiling.text('Is this meant?') } });
  }
  const draft = await product.draft(spoiling.text('Next year').slice(0, 200), next.replace('"2027.1.0"', '"2027.3.0"'));
  return {
    ...{ product, login, draft, review: later.id, scheduled: publishable.id, versions: [hash, before], report },
    partners: partners.map(({ id }) => id),
    async close() {
      await runner.close();
      await product.close();
    },
  };
}
