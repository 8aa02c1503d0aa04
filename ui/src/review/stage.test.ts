import { describe, expect, it } from 'vitest';
import type { Me, Release, Review } from './review-queries.ts';
import { mayWithdraw, whyNotDecide, whyNotPublish } from './rights.ts';
import { stageOf, suspensionOf } from './stage.ts';

const person = (id: string) => ({ id, name: id });
const REVIEW: Review = {
  ...{ id: 'r', draft: 'd', program: 'p', hash: 'h', round: 1, state: 'open', needed: 1, note: '', askedBy: person('ann') },
  ...{ askedAt: '2026-11-01T08:00:00Z', approvals: [], comments: [] },
};
const approval = (account: string, at: string, counts = true, outcome: 'approve' | 'askChanges' = 'approve') => ({
  ...{ by: person(account), at, counts, outcome, note: '' },
});
const RELEASE: Release = {
  ...{ id: 'x', program: 'p', hash: 'h', before: null, review: 'r', kind: 'publish', state: 'scheduled', reason: '', report: null },
  ...{ effectiveAt: '2027-01-01T00:00:00Z', askedBy: person('ben'), askedAt: '2026-11-03T08:00:00Z', activatedAt: null, endedAt: null },
};
const APPROVED: Review = { ...REVIEW, state: 'approved', approvals: [approval('ben', '2026-11-02T08:00:00Z')] };

describe('where a review stands', () => {
  it('waits for approvers since it was asked for, then for who publishes', () => {
    expect(stageOf(REVIEW, [])).toMatchObject({ kind: 'waitsForApproval', next: 'approvers', since: '2026-11-01T08:00:00Z' });
    expect(stageOf(APPROVED, [])).toMatchObject({
      ...{ kind: 'waitsForPublication', next: 'approvers', since: '2026-11-02T08:00:00Z' },
      approvals: { counted: 1, needed: 1 },
    });
  });

  it('is scheduled until its date, and in force from then on', () => {
    expect(stageOf(APPROVED, [RELEASE])).toMatchObject({ kind: 'scheduled', next: 'clock', until: '2027-01-01T00:00:00Z' });
    const active = { ...RELEASE, state: 'active', activatedAt: '2027-01-01T00:00:05Z' } as const;
    expect(stageOf(APPROVED, [active])).toMatchObject({ kind: 'inForce', next: null, since: '2027-01-01T00:00:05Z' });
    const ended = { ...active, state: 'superseded', endedAt: '2027-06-01T00:00:00Z' } as const;
    expect(stageOf(APPROVED, [ended])).toMatchObject({ kind: 'wasInForce', until: '2027-06-01T00:00:00Z' });
  });

  it('stays approved where its release was cancelled; the last release counts, and only its own', () => {
    const cancelled = { ...RELEASE, state: 'cancelled', endedAt: '2026-11-04T08:00:00Z' } as const;
    expect(stageOf(APPROVED, [cancelled])).toMatchObject({ kind: 'waitsForPublication', since: '2026-11-04T08:00:00Z' });
    const again = { ...RELEASE, id: 'y', askedAt: '2026-11-05T08:00:00Z' };
    expect(stageOf(APPROVED, [cancelled, again]).release?.id).toBe('y');
    expect(stageOf(APPROVED, [{ ...RELEASE, review: 'other' }]).kind).toBe('waitsForPublication');
  });

  it('is the turn of the authors where changes are asked for or an edit ended it', () => {
    const asked = { ...REVIEW, state: 'changesAsked', approvals: [approval('ben', '2026-11-02T08:00:00Z', false, 'askChanges')] } as const;
    expect(stageOf(asked, [])).toMatchObject({ kind: 'changesAsked', next: 'authors', since: '2026-11-02T08:00:00Z' });
    expect(stageOf({ ...APPROVED, state: 'withdrawn' }, [])).toMatchObject({ kind: 'withdrawn', next: 'authors' });
  });

  it('says why a release was suspended', () => {
    const suspended = { ...RELEASE, state: 'suspended', reason: 'limitExceeded: It would do more than its `limits` allow.' } as const;
    expect(stageOf(APPROVED, [suspended])).toMatchObject({ kind: 'suspended', next: 'approvers' });
    expect(suspensionOf(suspended.reason)).toBe('limitExceeded');
    expect(suspensionOf(RELEASE.reason)).toBe('');
  });
});

describe('who may', () => {
  const me = (account: string, ...roles: string[]): Me => ({
    ...{ tenant: 't', account, name: account, partner: null, roles, groups: [], via: 'session' },
  });

  it('decide: an approver who wrote nothing of it, once, while it is open', () => {
    expect(whyNotDecide(me('ben', 'approver'), REVIEW, [person('ann')])).toBeNull();
    expect(whyNotDecide(me('ann', 'programDesigner'), REVIEW, [person('ann')])).toBe('noApprover');
    expect(whyNotDecide(me('ann', 'approver'), REVIEW, [person('ann')])).toBe('author');
    expect(whyNotDecide(me('cat', 'approver', 'programDesigner'), REVIEW, [person('ann'), person('cat')])).toBe('author');
    expect(whyNotDecide(me('ben', 'approver'), { ...REVIEW, approvals: [approval('ben', '2026-11-02T08:00:00Z')] }, [])).toBe('decided');
    expect(whyNotDecide(me('ben', 'approver'), APPROVED, [])).toBe('notOpen');
    expect(whyNotDecide({ ...me('ben', 'approver'), via: 'key' }, REVIEW, [])).toBe('key');
  });

  it('publish: an approver, when enough approvals count', () => {
    const why = (review: Review, releases: Release[] = [], who = me('ben', 'approver')) =>
      whyNotPublish(who, review, stageOf(review, releases));
    expect(why(APPROVED)).toBeNull();
    expect(why(REVIEW)).toBe('notApproved');
    expect(why({ ...APPROVED, needed: 2 })).toBe('approvalsGone');
    expect(why(APPROVED, [RELEASE])).toBe('published');
    expect(why(APPROVED, [], me('ann', 'programDesigner'))).toBe('noApprover');
  });

  it('withdraw: while it is not published', () => {
    expect(mayWithdraw(me('ann', 'programDesigner'), stageOf(APPROVED, []))).toBe(true);
    expect(mayWithdraw(me('ann', 'programDesigner'), stageOf(APPROVED, [RELEASE]))).toBe(false);
    expect(mayWithdraw(me('eve', 'auditor'), stageOf(APPROVED, []))).toBe(false);
  });
});
