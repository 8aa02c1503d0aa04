import { changeDraft } from '@tierwright/store';
import { testStores } from '@tierwright/store/testing';
import { describe, expect, it } from 'vitest';
import { codeOf } from '../command/answered.fixture.ts';
import type { PersonCaller } from '../rights/caller.ts';
import { decideReview, withdrawReview } from './approve-review.ts';
import { commentReview, settleComment } from './comment.ts';
import { createDraft, discardDraft, editDraft } from './drafts.ts';
import { importProgram } from './import-program.ts';
import { documentOf, eachFlow, type ProgramFlow } from './program-flow.fixture.ts';
import { draftCommentsFor } from './read-comments.ts';
import { checkDraftFor, diffDraftFor, draftFor, draftsFor } from './read-drafts.ts';
import { documentFor, versionsFor } from './read-programs.ts';
import { reviewFor } from './read-reviews.ts';
import { requestReview } from './request-review.ts';

describe.each(testStores())('drafts and reviews on $name', ({ open }) => {
  let flow: ProgramFlow;
  let ana: PersonCaller;
  let bob: PersonCaller;
  eachFlow(open, (anew, colleagues) => {
    flow = anew;
    ({ ana, bob } = colleagues);
  });
  const publish = (caller: PersonCaller, review: { readonly id: string }) => flow.publish(caller, review);

  it('CMD-P1: any text can be saved, and what fails its checks is never reviewed', async () => {
    const { service } = flow;
    const draft = await flow.draft(ana, '{"program": "acme", ');
    expect(draft).toMatchObject({ state: 'open', title: 'Draft', program: null, revision: 1, authors: [{ id: ana.account, name: 'ana' }] });
    expect(await flow.refused(requestReview, ana, { draft: draft.id, revision: 1 })).toBe('422 CMD201');
    const second = await flow.edit(ana, draft, '{"program": "acme", "title": "Mine", "pdl": "1.0"}');
    expect(second).toMatchObject({ program: 'acme', revision: 2 });
    const checked = await checkDraftFor(service, ana, draft.id);
    expect(checked).toMatchObject({ ok: true, body: { ok: false, hash: null } });
    if (checked.ok) expect(checked.body.problems[0]).toMatchObject({ severity: 'error', line: 1 });
    expect(await flow.refused(requestReview, ana, { draft: draft.id, revision: 2 })).toBe('422 CMD201');
    expect(await draftsFor(service, ana, { program: 'acme' })).toMatchObject({ ok: true, body: { items: [{ id: draft.id }], next: null } });
    expect(await draftFor(service, ana, draft.id)).toMatchObject({ ok: true, body: { source: expect.stringContaining('Mine') } });
  });

  it('CMD-P1: nor is a document whose tests fail, or whose placeholder has no value', async () => {
    const tests = [{ name: 'Wrong', asOf: '2027-03-01', attributes: { good: true }, expect: { tier: 'silver' } }];
    const failing = await flow.draft(ana, documentOf('1', { tests }));
    expect(await flow.refused(requestReview, ana, { draft: failing.id, revision: 1 })).toBe('422 CMD202');
    const parameters = { 'p.placeholder.rate': { title: 'Rate', type: 'percent', placeholder: 'Not agreed yet.', value: null } };
    const open = await flow.draft(ana, documentOf('1', { parameters }));
    expect(await flow.refused(requestReview, ana, { draft: open.id, revision: 1 })).toBe('422 CMD203');
  });

  it('CMD-P1: a text that no database keeps is refused, not changed', async () => {
    expect(await flow.refused(createDraft, ana, { source: 'a\u0000' })).toBe('422 CMD216');
    expect(await flow.refused(createDraft, ana, { source: '\ud800' })).toBe('422 CMD216');
    expect((await flow.draft(ana, '\u{1F600}')).source).toBe('\u{1F600}');
  });

  it('CMD-P2: a version is its canonical bytes, kept once', async () => {
    const source = JSON.stringify(JSON.parse(documentOf('1')), null, 2);
    const first = await flow.review(ana, await flow.draft(ana, source));
    const second = await flow.review(ana, await flow.draft(ana, documentOf('1')));
    expect(second.hash).toBe(first.hash);
    const document = await documentFor(flow.service, bob, first.hash);
    expect(document.ok && JSON.parse(document.body)).toEqual(JSON.parse(source));
    expect(document.ok && document.body.startsWith('{"currency":"EUR","facts":')).toBe(true);
    expect(await versionsFor(flow.service, bob, { program: 'acme' })).toMatchObject({ ok: true, body: { items: [{ hash: first.hash }] } });
  });

  it('CMD-P3: no author approves, whatever the account', async () => {
    await flow.grant(ana, ['programDesigner', 'approver']);
    const author: PersonCaller = { ...ana, roles: ['programDesigner', 'approver'] };
    const review = await flow.review(ana, await flow.draft(ana, documentOf('1')));
    expect(codeOf(await flow.approve(author, review))).toBe('403 CMD207');
    // Another account of the same human, by its verified address.
    const again = await flow.person('ana2', ['approver'], { email: ana.human.slice('email:'.length) });
    expect(codeOf(await flow.approve(again, review))).toBe('403 CMD207');
    // An address that nobody has verified makes nobody the same.
    const other = await flow.person('ana3', ['approver'], { email: ana.human.slice('email:'.length), verified: false });
    expect(codeOf(await flow.approve(other, review))).toBe('done 200');
  });

  it('CMD-P3: an author of an edit before the last is an author still', async () => {
    const cora = await flow.person('cora', ['programDesigner', 'approver']);
    const draft = await flow.draft(ana, documentOf('1'));
    await flow.edit(cora, draft, documentOf('2'));
    const third = await flow.edit(ana, draft, documentOf('3'));
    expect(third.authors).toHaveLength(2);
    const review = await flow.review(ana, third);
    expect(codeOf(await flow.approve(cora, review))).toBe('403 CMD207');
  });

  it('CMD-P3: nor an author of the same content in another draft', async () => {
    const cora = await flow.person('cora', ['programDesigner']);
    await flow.grant(ana, ['programDesigner', 'approver']);
    const mine = await flow.review(ana, await flow.draft(ana, documentOf('1')));
    const copy = await flow.done(createDraft, cora, { from: mine.hash });
    expect(copy.source.split('\n').length).toBeGreaterThan(20);
    expect(copy.authors.map(({ id }) => id)).toEqual([ana.account, cora.account].sort());
    const theirs = await flow.review(cora, await flow.draft(cora, documentOf('1')));
    expect(codeOf(await flow.approve({ ...ana, roles: ['approver'] }, theirs))).toBe('403 CMD207');
    expect(codeOf(await flow.approve(bob, theirs))).toBe('done 200');
  });

  it('CMD-P3: only an enabled person of the vendor in role who signed in', async () => {
    const review = await flow.review(ana, await flow.draft(ana, documentOf('1')));
    expect(codeOf(await flow.approve({ ...bob, via: 'key' }, review))).toBe('403 CMD208');
    expect(codeOf(await flow.approve(await flow.person('dan', ['programDesigner']), review))).toBe('403 CMD101');
    const partner = await flow.person('eve', ['approver'], { partner: 'p1' });
    expect(codeOf(await flow.approve(partner, review))).toBe('403 CMD207');
    // Rights may be older than the request that uses them: what the database says counts.
    await flow.disable(bob);
    expect(codeOf(await flow.approve(bob, review))).toBe('403 CMD207');
    await flow.disable(bob, null);
    await flow.grant(bob, []);
    expect(codeOf(await flow.approve(bob, review))).toBe('403 CMD207');
    await flow.grant(bob, ['approver']);
    expect(codeOf(await flow.approve(bob, review))).toBe('done 200');
  });

  it('CMD-P4: as many humans as are needed, each once', async () => {
    const cy = await flow.person('cy', ['approver']);
    const twin = await flow.person('bob2', ['approver'], { email: 'bob@acme.example' });
    const review = await flow.review(ana, await flow.draft(ana, documentOf('1')), 2);
    expect(await flow.approve(bob, review)).toMatchObject({ ok: true, body: { state: 'open' } });
    expect(codeOf(await publish(bob, review))).toBe('409 CMD210');
    expect(codeOf(await flow.approve(bob, review))).toBe('409 CMD209');
    expect(codeOf(await flow.approve(twin, review))).toBe('409 CMD209');
    expect(await flow.approve(cy, review)).toMatchObject({ ok: true, body: { state: 'approved' } });
    const shown = await reviewFor(flow.service, ana, review.id);
    expect(shown.ok && shown.body.approvals.map(({ by, counts }) => [by.id, counts]).sort()).toEqual(
      [
        [bob.account, true],
        [cy.account, true],
      ].sort(),
    );
  });

  it('CMD-P5: an edit withdraws the review, and undoing it revives nothing', async () => {
    const draft = await flow.draft(ana, documentOf('1'));
    const review = await flow.review(ana, draft);
    await flow.approve(bob, review);
    await flow.edit(ana, draft, documentOf('2'));
    expect(codeOf(await publish(bob, review))).toBe('409 CMD205');
    const undone = await flow.edit(ana, draft, documentOf('1'));
    expect(codeOf(await publish(bob, review))).toBe('409 CMD205');
    const second = await flow.review(ana, undone);
    expect(second).toMatchObject({ hash: review.hash, round: 2, state: 'open' });
    expect(codeOf(await publish(bob, second))).toBe('409 CMD210');
    expect(codeOf(await publish(bob, review))).toBe('409 CMD205');
    // The approval of the first round counts for nothing, nor can it be given again.
    expect(codeOf(await flow.approve(bob, review))).toBe('409 CMD205');
    expect(codeOf(await flow.approve(bob, { ...second, round: 1 }))).toBe('409 CMD206');
    expect(codeOf(await flow.approve(bob, { ...second, hash: '0'.repeat(64) }))).toBe('409 CMD206');
    expect(codeOf(await flow.approve(bob, second))).toBe('done 200');
  });

  it('CMD-P5: an approval binds to the round though the review says approved', async () => {
    const draft = await flow.draft(ana, documentOf('1'));
    const review = await flow.review(ana, draft);
    await flow.approve(bob, review);
    // As if a round had been counted without withdrawing what was approved.
    await flow.store.transaction(flow.tenant, (tx) => changeDraft(tx, draft.id, { round: 2 }));
    expect(codeOf(await publish(bob, review))).toBe('409 CMD210');
  });

  it('CMD-P5: changes that are asked for open the draft again, and a withdrawn review stays so', async () => {
    const draft = await flow.draft(ana, documentOf('1'));
    const review = await flow.review(ana, draft);
    expect(await flow.refused(requestReview, ana, { draft: draft.id, revision: 1 })).toBe('409 CMD205');
    const { id, hash, round } = review;
    const asked = await flow.done(decideReview, bob, { review: id, hash, round, outcome: 'askChanges', note: 'Why silver?' });
    expect(asked.state).toBe('changesAsked');
    expect(codeOf(await flow.approve(bob, review))).toBe('409 CMD205');
    const second = await flow.review(ana, draft);
    expect(await flow.done(withdrawReview, ana, { review: second.id })).toMatchObject({ state: 'withdrawn' });
    expect(await flow.refused(withdrawReview, ana, { review: second.id })).toBe('409 CMD205');
    expect(codeOf(await flow.approve(bob, second))).toBe('409 CMD205');
  });

  it('CMD-P5: one of two edits of the same revision is refused, and a discarded draft is closed', async () => {
    const draft = await flow.draft(ana, documentOf('1'));
    expect(await flow.done(editDraft, ana, { draft: draft.id, title: 'New' }, 1)).toMatchObject({ title: 'New', revision: 2 });
    expect(await flow.refused(editDraft, ana, { draft: draft.id, title: 'Other' }, 1)).toBe('412 CMD103');
    expect(await flow.refused(requestReview, ana, { draft: draft.id, revision: 1 })).toBe('412 CMD103');
    const review = await flow.review(ana, { id: draft.id, revision: 2 });
    await flow.approve(bob, review);
    await flow.done(discardDraft, ana, { draft: draft.id });
    expect(codeOf(await publish(bob, review))).toBe('409 CMD205');
    expect(await flow.refused(editDraft, ana, { draft: draft.id, title: 'Late' })).toBe('409 CMD204');
  });

  it('CMD-P6: publishing counts the approvals again', async () => {
    const review = await flow.review(ana, await flow.draft(ana, documentOf('1')));
    await flow.approve(bob, review);
    const cy = await flow.person('cy', ['approver']);
    await flow.disable(bob);
    expect(codeOf(await publish(cy, review))).toBe('409 CMD210');
    await flow.disable(bob, null);
    await flow.grant(bob, ['auditor']);
    expect(codeOf(await publish(cy, review))).toBe('409 CMD210');
    await flow.grant(bob, ['approver']);
    expect(codeOf(await publish({ ...cy, via: 'key' }, review))).toBe('403 CMD208');
    expect(codeOf(await publish(ana, review))).toBe('403 CMD101');
    expect(await publish(cy, review)).toMatchObject({ ok: true, body: { state: 'active' } });
  });

  it('CMD-P6: accounts that turn out to be one human count once, and not against what that human wrote', async () => {
    const twin = await flow.person('bob2', ['approver'], { email: 'bob@acme.example', verified: false });
    const review = await flow.review(ana, await flow.draft(ana, documentOf('1')), 2);
    await flow.approve(bob, review);
    expect(await flow.approve(twin, review)).toMatchObject({ ok: true, body: { state: 'approved' } });
    await flow.store.transaction(flow.tenant, (tx) =>
      tx.db.updateTable('account').set({ email_verified_at: 1 }).where('id', '=', twin.account).execute(),
    );
    expect(codeOf(await publish(bob, review))).toBe('409 CMD210');
    const sly = await flow.person('sly', ['approver'], { email: 'ana@acme.example', verified: false });
    const other = await flow.review(ana, await flow.draft(ana, documentOf('2')));
    expect(await flow.approve(sly, other)).toMatchObject({ ok: true, body: { state: 'approved' } });
    await flow.store.transaction(flow.tenant, (tx) =>
      tx.db.updateTable('account').set({ email_verified_at: 1 }).where('id', '=', sly.account).execute(),
    );
    expect(codeOf(await publish(bob, other))).toBe('409 CMD210');
  });

  it('CMD-P14: a draft is compared with the active version, sentence by sentence', async () => {
    const review = await flow.review(ana, await flow.draft(ana, documentOf('1')));
    await flow.approve(bob, review);
    await publish(bob, review);
    const draft = await flow.draft(ana, documentOf('2', { tracks: [] }));
    const diff = await diffDraftFor(flow.service, ana, { draft: draft.id });
    expect(diff.ok && diff.body.changes.map(({ sentence }) => sentence).join('\n')).toMatch(/Resale/);
    const broken = await flow.draft(ana, '{');
    expect(await diffDraftFor(flow.service, ana, { draft: broken.id })).toMatchObject({ ok: false, failure: { code: 'CMD201' } });
    expect(await flow.refused(requestReview, ana, { draft: (await flow.draft(ana, documentOf('1'))).id, revision: 1 })).toBe('409 CMD215');
  });

  it('CMD-P15: people remark on places, and settle what they remarked', async () => {
    const review = await flow.review(ana, await flow.draft(ana, documentOf('1')));
    const comment = await flow.done(commentReview, bob, { review: review.id, pointer: '/tracks/0', text: 'Why?' });
    flow.now += 1000;
    const settled = await flow.done(settleComment, ana, { review: review.id, comment: comment.id });
    expect(settled).toMatchObject({ text: 'Why?', by: { id: bob.account, name: 'bob' }, round: 1, resolvedAt: '2027-03-01T09:00:01Z' });
    expect(await reviewFor(flow.service, bob, review.id)).toMatchObject({ ok: true, body: { comments: [settled] } });
  });

  it('CMD-P15: what is open of an earlier round holds the draft back until somebody resolves it', async () => {
    const draft = await flow.draft(ana, documentOf('1'));
    const first = await flow.review(ana, draft);
    const comment = await flow.done(commentReview, bob, { review: first.id, pointer: '/tracks/0', text: 'Why?' });
    const second = await flow.review(ana, await flow.edit(ana, draft, documentOf('2')));
    flow.now += 1000;
    await flow.done(commentReview, ana, { review: second.id, pointer: '', text: 'Because.' });
    const said = () => draftCommentsFor(flow.service, bob, { draft: draft.id, limit: 1 });
    const [last] = [await said()];
    expect(last).toMatchObject({ ok: true, body: { items: [{ round: 2, text: 'Because.', by: { name: 'ana' } }] } });
    const cursor = last.ok ? (last.body.next ?? '') : '';
    const before = await draftCommentsFor(flow.service, bob, { draft: draft.id, cursor, limit: 1 });
    expect(before).toMatchObject({ ok: true, body: { items: [{ id: comment.id, round: 1 }], next: null } });
    expect(codeOf(await flow.approve(bob, second))).toBe('done 200');
    await flow.done(settleComment, ana, { review: second.id, comment: last.ok ? (last.body.items[0]?.id ?? '') : '' });
    expect(codeOf(await publish(bob, second))).toBe('409 CMD220');
    await flow.done(settleComment, ana, { review: first.id, comment: comment.id });
    expect(codeOf(await publish(bob, second))).toBe('done 202');
  });

  it('CMD-P16: a key imports a document as a draft under review, and publishes nothing', async () => {
    const machine: PersonCaller = { ...ana, via: 'key' };
    const review = await flow.done(importProgram, machine, { source: documentOf('1'), note: 'From CI.' });
    expect(review).toMatchObject({ state: 'open', round: 1, needed: 1, note: 'From CI.' });
    expect(codeOf(await publish(bob, review))).toBe('409 CMD210');
    expect(codeOf(await flow.approve(bob, review))).toBe('done 200');
    expect(await flow.refused(importProgram, machine, { source: '{}' })).toBe('422 CMD201');
  });
});
