import { describe, expect, it } from 'vitest';
import type { OnboardingMessage } from './messages.ts';
import { ComingIn, complete, is, MONDAY, on, onboardingProgram } from './onboarding.fixture.ts';

const reject = (step: string, by = 'dora'): OnboardingMessage => ({ type: 'reject', step, by, reason: 'Not this' });
const provisioned = (step: string): OnboardingMessage => ({ type: 'provisioned', step });
const LEAVE: OnboardingMessage = { type: 'leave' };

describe('a step that is rejected', () => {
  const again = () =>
    new ComingIn(
      onboardingProgram([
        is('profile', 'form'),
        is('apart', 'check', { after: [] }),
        is('portal', 'provisioning', { after: ['profile'] }),
        is('demo', 'provisioning', { after: ['profile'] }),
        is('course', 'training', { after: ['portal'] }),
        is('look', 'check', { after: ['course', 'demo'], onReject: { redo: ['profile'], times: 2 } }),
      ]),
    );
  const upToLook = (partner: ComingIn) =>
    partner.say(complete('profile', 'ana')).say(provisioned('portal')).say(provisioned('demo')).say(complete('course', 'ana'));

  it('O2: reopens what it names and resets all after it, provisioning undone first', () => {
    const partner = upToLook(again()).say(complete('apart', 'dora')).say(reject('look'), on(2));
    expect(partner.states).toEqual({
      profile: 'open',
      apart: 'done',
      portal: 'waiting',
      demo: 'waiting',
      course: 'waiting',
      look: 'waiting',
    });
    expect(partner.effects).toEqual(['closeTask look', 'revoke demo', 'revoke portal', 'openTask The profile: partner']);
    const steps = partner.last.moves.filter(({ what }) => what === 'step').map(({ from, on: by, to }) => `${from} ${by} ${to}`);
    expect(steps).toEqual([
      'open reject waiting',
      ...Array(4).fill(['done rework undone', 'undone rework waiting']).flat(),
      'waiting after open',
    ]);
    expect(partner.item.steps.at(-1)).toMatchObject({ rejections: 1, by: 'dora', reason: 'Not this' });
    // All of it is done again, with its full time.
    expect(partner.item.steps[0]).toMatchObject({ since: on(2), doneAs: null });
    expect(partner.say(complete('profile', 'ana')).effects).toEqual(['closeTask profile', 'provision portal', 'provision demo']);
  });

  it('O2: is tried so often, then the onboarding is closed', () => {
    const partner = again();
    for (let time = 1; time <= 2; time += 1) upToLook(partner).say(reject('look'));
    expect(partner.item.state).toBe('open');
    upToLook(partner).say(reject('look'));
    expect(partner.item).toMatchObject({ state: 'closed', reason: 'Not this' });
    expect(partner.states).toEqual({
      profile: 'undone',
      apart: 'cancelled',
      portal: 'undone',
      demo: 'undone',
      course: 'undone',
      look: 'rejected',
    });
  });

  it('O1.5, O2: a form that is filled in again keeps no answer of before', () => {
    const fields = [{ id: 'note', title: 'Note', type: 'text' as const, required: false }];
    const program = onboardingProgram([
      is('one', 'form', { fields }),
      is('two', 'form', { fields: [{ ...fields[0], id: 'other', title: 'Other', type: 'text' }] }),
      is('look', 'check', { onReject: { redo: ['one'] } }),
    ]);
    const partner = new ComingIn(program)
      .say(complete('one', 'ana', { answers: { note: 'Old' } }))
      .say(complete('two', 'ana', { answers: { other: 'Kept' } }));
    partner.say(reject('look')).say(complete('one', 'ana'));
    expect(partner.item.answers).toEqual({ other: 'Kept' });
  });

  it('O2.1: is done again itself, twice, where nothing else is named', () => {
    const partner = new ComingIn(onboardingProgram([is('look', 'check')]));
    partner.say(reject('look')).say(reject('look'));
    expect(partner.item.steps[0]).toMatchObject({ state: 'open', rejections: 2 });
    expect(partner.say(reject('look')).item.state).toBe('closed');
    expect(new ComingIn(onboardingProgram([is('look', 'check', { onReject: { times: 0 } })])).say(reject('look')).item.state).toBe(
      'closed',
    );
  });

  it('O2.2: resets steps that run or were skipped too, with their chains', () => {
    const approvals = { desk: { title: 'Desk', steps: [{ id: 'desk', title: 'Desk', roles: ['desk'] }] } };
    const partner = new ComingIn(
      onboardingProgram(
        [
          is('profile', 'form'),
          is('skipped', 'check'),
          is('yes', 'approval', { chain: 'desk', after: ['profile'] }),
          is('look', 'check', { after: ['skipped'], onReject: { redo: ['profile'] } }),
          is('portal', 'provisioning', { after: ['profile'] }),
        ],
        { approvals },
      ),
    );
    partner.say(complete('profile', 'ana')).say({ type: 'skip', step: 'skipped', by: 'olga', reason: 'Known' }).say(reject('look'));
    expect(partner.states).toEqual({ profile: 'open', skipped: 'waiting', yes: 'waiting', look: 'waiting', portal: 'waiting' });
    expect(partner.effects).toContain('revoke portal');
    expect(partner.item.chains).toMatchObject([{ id: 'yes-1', state: 'cancelled' }]);
    expect(partner.timers.every((timer) => timer.startsWith('step:profile'))).toBe(true);
    partner.say(complete('profile', 'ana'));
    expect(partner.item.chains).toMatchObject([{ state: 'cancelled' }, { id: 'yes-2', state: 'running' }]);
  });

  it('O2.3: a return is a rejection that does not count', () => {
    const partner = again();
    for (let time = 1; time <= 4; time += 1) upToLook(partner).say({ type: 'return', step: 'look', by: 'dora', reason: 'Incomplete' });
    expect(partner.states).toMatchObject({ profile: 'open', look: 'waiting' });
    expect(partner.item.steps.at(-1)).toMatchObject({ rejections: 0, reason: 'Incomplete' });
    expect(partner.last.moves.map(({ on: by }) => by)).toContain('return');
  });

  it('O2.4: a chain rejects and returns its step', () => {
    const approvals = { desk: { title: 'Desk', steps: [{ id: 'desk', title: 'Desk', roles: ['desk'] }] } };
    const program = onboardingProgram(
      [is('fill', 'form'), is('yes', 'approval', { chain: 'desk', onReject: { redo: ['fill'], times: 1 } })],
      { approvals },
    );
    const decide = (chain: string, outcome: 'reject' | 'return'): OnboardingMessage => ({
      type: 'decide',
      by: 'dora',
      chain,
      step: 'desk',
      outcome,
      reason: 'No',
    });
    const partner = new ComingIn(program).say(complete('fill', 'ana')).say(decide('yes-1', 'return')).say(complete('fill', 'ana'));
    partner.say(decide('yes-2', 'reject'));
    expect(partner.states).toEqual({ fill: 'open', yes: 'waiting' });
    expect(partner.item.steps[1]).toMatchObject({ rejections: 1, by: 'dora', reason: 'No' });
    expect(partner.say(complete('fill', 'ana')).say(decide('yes-3', 'reject')).item).toMatchObject({
      state: 'closed',
      reason: 'No',
      timers: [],
    });
  });

  it('O2.5: is rejected by who holds it, signs for the vendor, or owns the program', () => {
    const partner = new ComingIn(
      onboardingProgram([
        is('look', 'check'),
        is('sign', 'signature', { after: [], countersign: 'lead' }),
        is('fill', 'form', { after: [] }),
      ]),
    );
    expect(partner.refused(reject('look', 'liv'))).toBe('OPS108 /by');
    expect(partner.refused(reject('look', 'olga'))).toBe('taken');
    expect(partner.refused(reject('sign', 'ana'))).toBe('OPS108 /by');
    expect(partner.refused(reject('sign', 'liv'))).toBe('taken');
    expect(partner.refused(reject('fill', 'ana'))).toBe('OPS108 /by');
    expect(partner.refused(reject('fill', 'olga'))).toBe('taken');
    expect(partner.refused({ ...reject('look'), reason: '' } as OnboardingMessage)).toBe('OPS105 /reason');
  });
});

describe('an onboarding that is closed', () => {
  const steps = [
    is('portal', 'provisioning'),
    is('keep', 'provisioning', { undo: 'none' }),
    is('course', 'training', { undo: { owner: 'lead', title: 'Cancel the course' } }),
    is('badge', 'certificate', { undo: 'revoke' }),
    is('fill', 'form'),
    is('demo', 'provisioning', { after: ['portal'] }),
    is('last', 'check', { after: ['fill', 'demo'] }),
  ];
  const partly = () =>
    new ComingIn(onboardingProgram(steps))
      .say(provisioned('portal'))
      .say(provisioned('keep'))
      .say(complete('course', 'ana'))
      .say(complete('badge', 'ana'))
      .say(complete('fill', 'ana'));

  it('O3: undoes what was done, the last first', () => {
    const partner = partly().say(provisioned('demo')).say({ type: 'withdraw', by: 'ana' });
    expect(partner.effects).toEqual([
      'closeTask last',
      'revoke demo',
      'revoke badge',
      'openTask Cancel the course: lead',
      'revoke portal',
      'tell member {"type":"onboardingClosed","onboarding":"o1","reason":"The partner withdrew."}',
    ]);
    const undone = partner.last.moves.filter(({ to }) => to === 'undone');
    expect(undone).toHaveLength(6);
    expect(partner.states).toMatchObject({ portal: 'undone', keep: 'undone', last: 'cancelled' });
  });

  it('O3.1: revokes what was asked for and is not confirmed; confirmed later, again', () => {
    const partner = partly().say({ type: 'withdraw', by: 'ana', reason: 'Sold' });
    expect(partner.effects.slice(0, 3)).toEqual(['revoke demo', 'closeTask demo', 'revoke badge']);
    expect(partner.item.reason).toBe('Sold');
    expect(partner.say(provisioned('demo')).effects).toEqual(['revoke demo']);
    expect(partner.item.state).toBe('closed');
  });

  it('O3.2: is withdrawn by the partner, closed by the owner of the program', () => {
    const partner = partly();
    expect(partner.refused({ type: 'withdraw', by: 'dora' })).toBe('OPS108 /by');
    expect(partner.refused({ type: 'close', by: 'dora', reason: 'No' })).toBe('OPS108 /by');
    expect(partner.refused({ type: 'close', by: 'olga' } as OnboardingMessage)).toBe('OPS105 /reason');
    expect(partner.say({ type: 'close', by: 'olga', reason: 'Sanctions' }, on(2)).item).toMatchObject({
      state: 'closed',
      since: on(2),
      reason: 'Sanctions',
      timers: [],
    });
    expect(partner.refused(complete('last', 'dora'))).toBe('OPS102 /type');
    for (const type of ['recheck', 'leave'] as const) expect(partner.say({ type }).last.moves).toEqual([]);
    expect(partner.say({ type: 'provisioningFailed', step: 'demo', reason: 'Late' }).last.moves).toEqual([]);
  });

  it('O3.3: a member that leaves has it undone too, after it was done', () => {
    const partner = partly().say(provisioned('demo')).say(complete('last', 'dora'));
    expect(partner.item.state).toBe('done');
    partner.say(LEAVE, MONDAY + 86_400_000 * 400);
    expect(partner.effects).toEqual(['revoke demo', 'revoke badge', 'openTask Cancel the course: lead', 'revoke portal']);
    expect(partner.item).toMatchObject({ state: 'closed', timers: [] });
    expect(partner.say(LEAVE).effects).toEqual([]);
  });
});
