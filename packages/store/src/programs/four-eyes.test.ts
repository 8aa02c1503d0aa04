import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store, Tx } from '../database/store.ts';
import { insertAccount } from '../people/account-rows.ts';
import { insertTenant } from '../people/tenant-rows.ts';
import { testStores } from '../testing/index.ts';
import { insertApproval } from './approve.ts';
import { addAuthor } from './author-rows.ts';
import { insertDraft } from './draft-rows.ts';
import { keepProgram } from './program-rows.ts';
import { activateRelease, insertRelease } from './publish-rows.ts';
import { insertReview } from './review-rows.ts';
import { standingApprovals } from './standing-approvals.ts';
import { keepVersion } from './version-rows.ts';

const HASH = 'a'.repeat(64);
const CHECKED_BY = 'pdl 1, engine 1';

/** Rows of one program on its way, where all is well. */
interface Rows {
  readonly author: string;
  readonly approver: string;
  readonly publisher: string;
  readonly draft: string;
  readonly review: string;
  readonly release: string;
}

const account = async (tx: Tx, login: string, role?: 'approver'): Promise<string> => {
  const id = randomUUID();
  const person = { id, login, name: login, email: `${login}@acme.example`, emailVerifiedAt: 1, partner: null };
  await insertAccount(tx, { ...person, password: null, passwordExpiresAt: null, at: 1 });
  if (role) await sql`insert into role_grant values (${tx.tenant}::uuid, ${id}::uuid, ${role}, 'test', 1)`.execute(tx.db);
  return id;
};

const asked = (rows: Rows, more: Partial<Parameters<typeof insertApproval>[1]> = {}) => ({
  ...{
    review: rows.review,
    hash: HASH,
    round: 1,
    account: rows.approver,
    via: 'session' as const,
    outcome: 'approve' as const,
    note: '',
    at: 2,
  },
  ...more,
});

async function underReview(tx: Tx): Promise<Rows> {
  await insertTenant(tx, { slug: `t-${tx.tenant.slice(0, 13)}`, title: 'T', hosts: [], at: 1 });
  const [author, approver, publisher] = [
    await account(tx, 'author'),
    await account(tx, 'one', 'approver'),
    await account(tx, 'two', 'approver'),
  ];
  const [draft, review, release] = [randomUUID(), randomUUID(), randomUUID()];
  await keepProgram(tx, 'acme', 'Acme', 1);
  await keepVersion(tx, { hash: HASH, program: 'acme', version: '1', document: '{}', created_at: 1 });
  await insertDraft(tx, {
    ...{ id: draft, program: 'acme', title: 'Acme', source: '{}', base_hash: null, state: 'inReview', revision: 1, round: 1 },
    ...{ created_at: 1, changed_at: 1 },
  });
  await addAuthor(tx, draft, author);
  await insertReview(tx, {
    ...{ id: review, draft, program: 'acme', hash: HASH, round: 1, state: 'open', needed: 1, note: '' },
    ...{ asked_by: author, asked_at: 1, checked_by: CHECKED_BY },
  });
  return { author, approver, publisher, draft, review, release };
}

async function approved(tx: Tx): Promise<Rows> {
  const rows = await underReview(tx);
  expect(await insertApproval(tx, asked(rows))).toBe(true);
  await sql`update program_review set state = 'approved' where id = ${rows.review}::uuid`.execute(tx.db);
  return rows;
}

const release = (tx: Tx, rows: Rows, via: 'session' | 'key' = 'session') =>
  insertRelease(tx, { id: rows.release, review: rows.review, effectiveAt: 10, account: rows.publisher, via, at: 3 });

async function scheduled(tx: Tx): Promise<Rows> {
  const rows = await approved(tx);
  expect(await release(tx, rows)).toBe(true);
  await sql`update program_draft set state = 'published' where id = ${rows.draft}::uuid`.execute(tx.db);
  return rows;
}

type Wrong = (tx: Tx, rows: Rows) => Promise<unknown>;

const disabled =
  (who: 'author' | 'approver' | 'publisher'): Wrong =>
  (tx, rows) =>
    sql`update account set disabled_at = 2 where id = ${rows[who]}::uuid`.execute(tx.db);
const ofPartner =
  (who: 'approver' | 'publisher'): Wrong =>
  (tx, rows) =>
    sql`update account set partner = 'p1' where id = ${rows[who]}::uuid`.execute(tx.db);
const outOfRole =
  (who: 'approver' | 'publisher'): Wrong =>
  async (tx, rows) => {
    await sql`delete from role_grant where account = ${rows[who]}::uuid`.execute(tx.db);
    await sql`insert into role_grant values (${tx.tenant}::uuid, ${rows[who]}::uuid, 'auditor', 'test', 1)`.execute(tx.db);
  };
const draftIs =
  (change: string): Wrong =>
  (tx, rows) =>
    sql`update program_draft set ${sql.raw(change)} where id = ${rows.draft}::uuid`.execute(tx.db);
const reviewIs =
  (change: string): Wrong =>
  (tx, rows) =>
    sql`update program_review set ${sql.raw(change)} where id = ${rows.review}::uuid`.execute(tx.db);
/** The approver turns out to be the author: by an address that is verified now. */
const authorIsApprover: Wrong = (tx, rows) =>
  sql`update account set email = 'one@acme.example' where id = ${rows.author}::uuid`.execute(tx.db);
/** The approver was the author's human when that wrote, and is another now. */
const approverWasAuthor: Wrong = async (tx, rows) => {
  await sql`update account set email = 'changed@acme.example' where id = ${rows.author}::uuid`.execute(tx.db);
  await sql`update account set email = 'author@acme.example' where id = ${rows.approver}::uuid`.execute(tx.db);
};
/** The approver wrote the same content in another draft. */
const wroteTheSame: Wrong = async (tx, rows) => {
  const other = randomUUID();
  const draft = { id: other, program: 'acme', title: 'Copy', source: '{}', base_hash: null, state: 'open' as const };
  await insertDraft(tx, { ...draft, revision: 1, round: 1, created_at: 1, changed_at: 1 });
  await addAuthor(tx, other, rows.approver);
  const review = { id: randomUUID(), draft: other, program: 'acme', hash: HASH, round: 1, state: 'withdrawn' as const };
  await insertReview(tx, { ...review, needed: 1, note: '', asked_by: rows.approver, asked_at: 1, checked_by: CHECKED_BY });
};
/** The human of the approval wrote the same by another account; both accounts are other humans' now. */
const humanWroteTheSame: Wrong = async (tx, rows) => {
  const twin = await account(tx, 'twin');
  await sql`update account set email = 'one@acme.example' where id = ${twin}::uuid`.execute(tx.db);
  await wroteTheSame(tx, { ...rows, approver: twin });
  await sql`update account set email = 'twin@acme.example' where id = ${twin}::uuid`.execute(tx.db);
  await sql`update account set email = 'other@acme.example' where id = ${rows.approver}::uuid`.execute(tx.db);
};
/** The author turns out to be the human of the approval, whose account is another human's now. */
const authorIsHuman: Wrong = async (tx, rows) => {
  await sql`update account set email = 'other@acme.example' where id = ${rows.approver}::uuid`.execute(tx.db);
  await authorIsApprover(tx, rows);
};
/** Author and approver turn out to be one human, who is neither that wrote nor that approved. */
const bothAreAnother: Wrong = (tx, rows) =>
  sql`update account set email = 'other@acme.example' where id in (${rows.author}::uuid, ${rows.approver}::uuid)`.execute(tx.db);
const anotherIsActive: Wrong = async (tx) => {
  const hash = 'b'.repeat(64);
  await keepVersion(tx, { hash, program: 'acme', version: '0', document: '{}', created_at: 1 });
  await sql`update program set active_hash = ${hash} where tenant = ${tx.tenant}::uuid`.execute(tx.db);
};
const moreNeeded = reviewIs('needed = 2');

/** Of everything that counts approvals. */
const NOT_STANDING: Readonly<Record<string, Wrong>> = {
  'the approver is disabled': disabled('approver'),
  'the approver is of a partner': ofPartner('approver'),
  'the approver is out of role': outOfRole('approver'),
  'the approver is the author by now': authorIsApprover,
  'the approver was the author': approverWasAuthor,
  'the approver wrote the same elsewhere': wroteTheSame,
  'more are needed': moreNeeded,
};

/** Of what was approved before. */
const STANDS_NO_MORE: Readonly<Record<string, Wrong>> = {
  ...NOT_STANDING,
  'the human of the approval wrote the same': humanWroteTheSame,
  'the author is the human of the approval': authorIsHuman,
  'author and approver are another human by now': bothAreAnother,
};

describe.each(testStores())('four eyes on $name', ({ open }) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });
  afterAll(() => store.close());
  const inTenant = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => store.transaction(randomUUID(), work);

  describe('an approval', () => {
    it('CMD-P3: is kept where all is well, once for a human', () =>
      inTenant(async (tx) => {
        const rows = await underReview(tx);
        expect(await insertApproval(tx, asked(rows))).toBe(true);
        expect(await insertApproval(tx, asked(rows))).toBe(false);
        const twin = await account(tx, 'twin', 'approver');
        await sql`update account set email = 'one@acme.example' where id = ${twin}::uuid`.execute(tx.db);
        expect(await insertApproval(tx, asked(rows, { account: twin }))).toBe(false);
        expect(await standingApprovals(tx, rows.review)).toEqual([{ account: rows.approver, human: 'email:one@acme.example' }]);
      }));

    const { 'more are needed': _, ...wrong } = NOT_STANDING;
    it.each<[string, Wrong]>([
      ...Object.entries(wrong),
      ['the review is not open', reviewIs(`state = 'changesAsked'`)],
      ['the draft is open', draftIs(`state = 'open'`)],
      ['the draft is in another round', draftIs('round = 2')],
    ])('CMD-P3, CMD-P5: is not kept where %s', (_name, spoil) =>
      inTenant(async (tx) => {
        const rows = await underReview(tx);
        await spoil(tx, rows);
        expect(await insertApproval(tx, asked(rows))).toBe(false);
      }),
    );

    it.each([
      ['of another content', { hash: 'c'.repeat(64) }],
      ['of another round', { round: 2 }],
      ['by a key', { via: 'key' as const }],
    ])('CMD-P3, CMD-P5: is not kept %s', (_name, more) =>
      inTenant(async (tx) => {
        const rows = await underReview(tx);
        expect(await insertApproval(tx, asked(rows, more))).toBe(false);
      }),
    );
  });

  describe('what was approved', () => {
    const { 'more are needed': _, ...wrong } = STANDS_NO_MORE;
    it.each<[string, Wrong]>([
      ...Object.entries(wrong),
      ['the review is withdrawn', reviewIs(`state = 'withdrawn'`)],
      ['the draft is open', draftIs(`state = 'open'`)],
      ['the draft is in another round', draftIs('round = 2')],
    ])('CMD-P5, CMD-P6: counts no more where %s', (_name, spoil) =>
      inTenant(async (tx) => {
        const rows = await approved(tx);
        expect(await standingApprovals(tx, rows.review)).toHaveLength(1);
        await spoil(tx, rows);
        expect(await standingApprovals(tx, rows.review)).toEqual([]);
      }),
    );
  });

  describe('a release', () => {
    it('CMD-P6, CMD-P9: is kept where all is well, one of a program', () =>
      inTenant(async (tx) => {
        const rows = await approved(tx);
        expect(await release(tx, rows)).toBe(true);
        expect(await release(tx, { ...rows, release: randomUUID() })).toBe(false);
      }));

    it('CMD-P6: is not kept by a key', () => inTenant(async (tx) => expect(await release(tx, await approved(tx), 'key')).toBe(false)));

    it.each<[string, Wrong]>([
      ...Object.entries(STANDS_NO_MORE),
      ['the review is open', reviewIs(`state = 'open'`)],
      ['the draft is open', draftIs(`state = 'open'`)],
      ['the draft is published', draftIs(`state = 'published'`)],
      ['the draft is in another round', draftIs('round = 2')],
      ['another version is active', anotherIsActive],
      ['the publisher is disabled', disabled('publisher')],
      ['the publisher is of a partner', ofPartner('publisher')],
      ['the publisher is out of role', outOfRole('publisher')],
    ])('CMD-P6: is not kept where %s', (_name, spoil) =>
      inTenant(async (tx) => {
        const rows = await approved(tx);
        await spoil(tx, rows);
        expect(await release(tx, rows)).toBe(false);
      }),
    );

    it('CMD-P5, CMD-P6: counts what was said of the same content and round, and approvals only', () =>
      inTenant(async (tx) => {
        const rows = await approved(tx);
        const say = (outcome: string, hash: string, round: number) =>
          sql`insert into program_approval (tenant, review, hash, round, account, human, outcome, decided_at)
            values (${tx.tenant}::uuid, ${rows.review}::uuid, ${hash}, ${round}, ${rows.publisher}::uuid, ${`h${hash}${round}${outcome}`}, ${outcome}, 1)`.execute(
            tx.db,
          );
        await say('askChanges', HASH, 1);
        await say('approve', 'd'.repeat(64), 1);
        await say('approve', HASH, 2);
        expect(await standingApprovals(tx, rows.review)).toHaveLength(1);
        await say('approve', HASH, 1);
        expect(await standingApprovals(tx, rows.review)).toHaveLength(2);
        expect(await standingApprovals(tx, randomUUID())).toEqual([]);
        await sql`update account set email = 'one@acme.example' where id = ${rows.publisher}::uuid`.execute(tx.db);
        expect(await standingApprovals(tx, rows.review)).toHaveLength(1);
      }));
  });

  describe('a version', () => {
    it('CMD-P8: comes into force where all is well, once', () =>
      inTenant(async (tx) => {
        const rows = await scheduled(tx);
        expect(await activateRelease(tx, rows.release, CHECKED_BY, 9)).toBe(false);
        expect(await activateRelease(tx, rows.release, CHECKED_BY, 10)).toBe(true);
        expect(await activateRelease(tx, rows.release, CHECKED_BY, 10)).toBe(false);
      }));

    it.each<[string, Wrong]>([
      ...Object.entries(STANDS_NO_MORE),
      ['the review is withdrawn', reviewIs(`state = 'withdrawn'`)],
      ['the review is open', reviewIs(`state = 'open'`)],
      [
        'the review is of another content',
        (tx, rows) => sql`update program_release set hash = 'e' where id = ${rows.release}::uuid`.execute(tx.db),
      ],
      ['the draft is open', draftIs(`state = 'open'`)],
      ['the draft is in another round', draftIs('round = 2')],
      ['another version is active', anotherIsActive],
      ['an author is disabled', disabled('author')],
      ['language or engine have changed', reviewIs(`checked_by = 'other'`)],
      [
        'it was cancelled',
        (tx, rows) => sql`update program_release set state = 'cancelled' where id = ${rows.release}::uuid`.execute(tx.db),
      ],
    ])('CMD-P8: does not come into force where %s', (_name, spoil) =>
      inTenant(async (tx) => {
        const rows = await scheduled(tx);
        await keepVersion(tx, { hash: 'e', program: 'acme', version: '2', document: '{}', created_at: 1 });
        await spoil(tx, rows);
        expect(await activateRelease(tx, rows.release, CHECKED_BY, 10)).toBe(false);
      }),
    );
  });
});
