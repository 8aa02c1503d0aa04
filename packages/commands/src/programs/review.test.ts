import { testStores } from '@tierwright/store/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decideReview } from './approve-review.ts';
import { createDraft, editDraft } from './drafts.ts';
import { codeOf, documentOf, ProgramFlow } from './program-flow.fixture.ts';
import { publishProgram } from './publish-now.ts';
import { requestReview } from './request-review.ts';

describe.each(testStores())('programs on $name', ({ open }) => {
  let flow: ProgramFlow;
  beforeAll(async () => {
    flow = await ProgramFlow.begun(await open());
  });
  afterAll(() => flow.store.close());

  it('goes from draft to release', async () => {
    const ana = await flow.person('ana', ['programDesigner']);
    const bob = await flow.person('bob', ['approver']);
    const draft = await flow.draft(ana, documentOf('1'));
    const review = await flow.review(ana, draft);
    expect(codeOf(await flow.approve(bob, review))).toBe('done 200');
    const released = await publishProgram(flow.service, { caller: bob, input: { review: review.id } });
    expect(released).toMatchObject({ ok: true, body: { state: 'active' } });
    void [decideReview, createDraft, editDraft, requestReview];
  });
});
