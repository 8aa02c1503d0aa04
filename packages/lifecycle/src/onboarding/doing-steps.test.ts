import { describe, expect, it } from 'vitest';
import { ComingIn, complete, is, MONDAY, on, onboardingProgram, STAFF } from './onboarding.fixture.ts';

const fact = (id: string) => ({ all: [{ fact: id, operator: 'equal' as const, value: true }] });

describe('the steps of an onboarding', () => {
  it('S5, O1.1: open when those before them are done; a skipped one counts as done', () => {
    const graph = onboardingProgram([
      is('first', 'check'),
      is('left', 'check', { when: fact('small') }),
      is('right', 'check', { after: ['first'] }),
      is('apart', 'check', { after: [] }),
      is('last', 'check', { after: ['left', 'right'] }),
    ]);
    const partner = new ComingIn(graph, { attributes: { small: false } });
    expect(partner.states).toEqual({ first: 'open', left: 'waiting', right: 'waiting', apart: 'open', last: 'waiting' });
    partner.say(complete('first', 'dora'));
    expect(partner.states).toEqual({ first: 'done', left: 'skipped', right: 'open', apart: 'open', last: 'waiting' });
    partner.say(complete('right', 'dora')).say(complete('apart', 'dora'));
    expect(partner.states).toMatchObject({ last: 'open' });
    expect(partner.say(complete('last', 'dan')).item).toMatchObject({ state: 'done', timers: [] });
    expect(partner.effects).toEqual(['closeTask last', 'tell member {"type":"onboarded","onboarding":"o1"}']);
  });

  it('O1.2: an unknown `when` keeps a step, an unknown fast track skips none', () => {
    const program = onboardingProgram({
      steps: [is('a', 'check', { when: fact('small') }), is('b', 'check'), is('c', 'check')],
      fastTrack: [{ id: 'fast', title: 'Known', when: fact('known'), skip: ['b', 'c'] }],
    });
    expect(new ComingIn(program).states).toEqual({ a: 'open', b: 'waiting', c: 'waiting' });
    expect(new ComingIn(program).say(complete('a', 'dora')).states).toEqual({ a: 'done', b: 'open', c: 'waiting' });
    const known = new ComingIn(program, { attributes: { small: false, known: true } });
    expect(known.states).toEqual({ a: 'skipped', b: 'skipped', c: 'skipped' });
    expect(known.item.state).toBe('done');
    expect(known.item.steps.map(({ reason }) => reason)).toEqual(['Not asked of this partner.', 'Known', 'Known']);
    expect(known.last.moves.filter(({ what }) => what === 'step').map(({ on: by }) => by)).toEqual(['when', 'fastTrack', 'fastTrack']);
  });

  it('O1: belong to the partner by kind, to the system for provisioning, else to those named', () => {
    const owners = (kind: 'form' | 'signature' | 'training' | 'certificate' | 'provisioning' | 'check', owner?: string) => {
      const partner = new ComingIn(onboardingProgram([is('step', kind, owner ? { owner } : {})]));
      return partner.effects;
    };
    for (const kind of ['form', 'signature', 'training', 'certificate'] as const)
      expect(owners(kind)).toEqual(['openTask The step: partner']);
    expect(owners('provisioning')).toEqual(['provision step']);
    expect(owners('provisioning', 'desk')).toEqual(['openTask The step: desk']);
    expect(owners('check')).toEqual(['openTask The step: desk']);
    expect(owners('training', 'lead')).toEqual(['openTask The step: lead']);
  });

  it('O1.3: are done by whoever holds them, and by nobody else', () => {
    const partner = new ComingIn(
      onboardingProgram([
        is('course', 'training'),
        is('look', 'check', { after: [] }),
        is('talk', 'meeting', { after: [], owner: 'accountManager' }),
      ]),
    );
    expect(partner.refused(complete('course', 'dora'))).toBe('OPS108 /by');
    expect(partner.refused(complete('course', 'eve'))).toBe('OPS108 /by');
    expect(partner.refused(complete('look', 'ana'))).toBe('OPS108 /by');
    expect(partner.refused(complete('look', 'who'))).toBe('OPS104 /by');
    expect(partner.refused(complete('talk', 'dora'))).toBe('OPS108 /by');
    partner
      .say(complete('course', 'ana', { evidence: 'https://example.com/1' }))
      .say(complete('look', 'dora'))
      .say(complete('talk', 'amy'));
    expect(partner.item).toMatchObject({
      state: 'done',
      steps: [{ by: 'ana', evidence: 'https://example.com/1' }, { by: 'dora' }, { by: 'amy' }],
    });
  });

  it('A2, O1.3: nobody approves what they applied for', () => {
    const staff = [...STAFF, { id: 'sam', roles: ['desk'] }];
    const program = onboardingProgram([is('yes', 'approval'), is('look', 'check', { after: [] })]);
    const own = new ComingIn(program, { people: staff });
    own.item = { ...own.item, submitter: 'sam' };
    expect(own.refused(complete('yes', 'sam'))).toBe('OPS108 /by');
    expect(own.refused(complete('look', 'sam'))).toBe('taken');
    expect(own.refused(complete('yes', 'dora'))).toBe('taken');
  });

  it('A2, O1.3, O1.7: nobody signs for the vendor, or leaves out, what they applied for', () => {
    const own = new ComingIn(onboardingProgram([is('agreement', 'signature', { countersign: 'programOwner' })]));
    own.item = { ...own.item, submitter: 'olga' };
    expect(own.refused({ type: 'skip', step: 'agreement', by: 'olga', reason: 'Known' })).toBe('OPS301 /by');
    own.say({ type: 'signed', step: 'agreement', by: 'ana' });
    expect(own.events).toContain('approval.noApprover');
    expect(own.refused({ type: 'countersign', step: 'agreement', by: 'olga' })).toBe('OPS108 /by');
    const applied = new ComingIn(onboardingProgram([is('agreement', 'signature')]));
    expect(applied.item.submitter).toBe('ana');
    expect(applied.refused({ type: 'signed', step: 'agreement', by: 'ana' })).toBe('taken');
  });

  it('O1.4: `passes` is decided by records alone, at once or when they change', () => {
    const program = onboardingProgram([is('course', 'training', { passes: fact('trained') }), is('next', 'check')]);
    expect(new ComingIn(program, { attributes: { trained: true } }).states).toEqual({ course: 'done', next: 'open' });
    const later = new ComingIn(program, { attributes: { trained: false } });
    expect(later.refused(complete('course', 'ana'))).toBe('OPS402 /type');
    expect(later.say({ type: 'recheck' }).states).toEqual({ course: 'open', next: 'waiting' });
    later.attributes.trained = true;
    expect(later.say({ type: 'recheck' }).states).toEqual({ course: 'done', next: 'open' });
    const unknown = new ComingIn(program);
    expect(unknown.say({ type: 'recheck' }).states).toEqual({ course: 'open', next: 'waiting' });
    // What nobody told of is seen when a clock runs.
    unknown.attributes.trained = true;
    expect(unknown.say(undefined, on(9)).states).toEqual({ course: 'done', next: 'open' });
  });

  it('O1.5: a form is filled in, and its answers are facts of later steps', () => {
    const program = onboardingProgram(
      [
        is('profile', 'form', {
          fields: [
            { id: 'revenue', title: 'Revenue', type: 'money' },
            { id: 'note', title: 'Note', type: 'text', required: false },
            {
              id: 'parent',
              title: 'Parent',
              type: 'text',
              when: { all: [{ fact: 'request.revenue', operator: 'greaterThan', value: 100 }] },
            },
          ],
        }),
        is('yes', 'approval', { chain: 'large' }),
      ],
      {
        approvals: {
          large: {
            title: 'Large ones',
            steps: [
              { id: 'desk', title: 'Desk', roles: ['desk'] },
              {
                id: 'lead',
                title: 'Lead',
                roles: ['lead'],
                when: { all: [{ fact: 'request.revenue', operator: 'greaterThan', value: 1000 }] },
              },
            ],
          },
        },
      },
    );
    const partner = new ComingIn(program);
    expect(partner.refused(complete('profile', 'ana'))).toBe('OPS210 /answers/revenue');
    expect(partner.refused(complete('profile', 'ana', { answers: { revenue: 'much' } }))).toBe('OPS212 /answers/revenue');
    expect(partner.refused(complete('profile', 'ana', { answers: { revenue: 101 } }))).toBe('OPS210 /answers/parent');
    expect(partner.refused(complete('profile', 'ana', { answers: { revenue: 1, size: 2 } }))).toBe('OPS211 /answers/size');
    partner.say(complete('profile', 'ana', { answers: { revenue: 100 } }));
    expect(partner.item.answers).toEqual({ revenue: 100 });
    const decide = (by: string, step: string): Parameters<ComingIn['say']>[0] => ({
      type: 'decide',
      by,
      chain: 'yes-1',
      step,
      outcome: 'approve',
    });
    expect(partner.say(decide('dora', 'desk')).item.state).toBe('done');
    const large = new ComingIn(program)
      .say(complete('profile', 'ana', { answers: { revenue: 2000, parent: 'Big' } }))
      .say(decide('dora', 'desk'));
    expect(large.states).toMatchObject({ yes: 'open' });
    expect(large.say(decide('liv', 'lead')).item).toMatchObject({ state: 'done', steps: [{}, { by: 'liv' }] });
  });

  it('O1.6: an agreement is signed by the partner, then by who signs for the vendor', () => {
    const partner = new ComingIn(onboardingProgram([is('agreement', 'signature', { countersign: 'lead', sla: 'P30D' })]));
    const due = partner.item.steps[0]?.due;
    expect(partner.refused(complete('agreement', 'ana'))).toBe('OPS102 /type');
    expect(partner.refused({ type: 'countersign', step: 'agreement', by: 'liv' })).toBe('OPS102 /type');
    expect(partner.refused({ type: 'signed', step: 'agreement', by: 'liv' })).toBe('OPS108 /by');
    partner.say({ type: 'signed', step: 'agreement', by: 'ana' }, on(3));
    expect(partner.effects).toEqual(['openTask The agreement: lead']);
    expect(partner.item.steps[0]).toMatchObject({ state: 'open', isSigned: true, due });
    expect(partner.refused({ type: 'signed', step: 'agreement', by: 'ana' })).toBe('OPS102 /type');
    expect(partner.refused({ type: 'countersign', step: 'agreement', by: 'ana' })).toBe('OPS108 /by');
    expect(partner.say({ type: 'countersign', step: 'agreement', by: 'liv' }).item.state).toBe('done');
    const twice = new ComingIn(onboardingProgram([is('agreement', 'signature', { countersign: 'lead' })]));
    expect(twice.say({ type: 'signed', step: 'agreement' }).say({ type: 'signed', step: 'agreement' }).effects).toEqual([]);
    const alone = new ComingIn(onboardingProgram([is('agreement', 'signature')]));
    expect(alone.say({ type: 'signed', step: 'agreement' }).item).toMatchObject({ state: 'done', steps: [{ by: null }] });
  });

  it('O1.7: the owner of the program skips a step, with a reason', () => {
    const partner = new ComingIn(onboardingProgram([is('one', 'check'), is('two', 'check'), is('three', 'provisioning')]));
    expect(partner.refused({ type: 'skip', step: 'one', by: 'dora', reason: 'Known' })).toBe('OPS108 /by');
    expect(partner.refused({ type: 'skip', step: 'one', by: 'olga', reason: ' ' })).toBe('OPS105 /reason');
    partner.say({ type: 'skip', step: 'two', by: 'olga', reason: 'Known' }).say({ type: 'skip', step: 'one', by: 'olga', reason: 'Known' });
    expect(partner.states).toEqual({ one: 'skipped', two: 'skipped', three: 'open' });
    expect(partner.item.steps[0]).toMatchObject({ by: 'olga', reason: 'Known' });
    partner.say({ type: 'skip', step: 'three', by: 'olga', reason: 'By hand' });
    expect(partner.effects).toEqual(['revoke three', 'closeTask three', 'tell member {"type":"onboarded","onboarding":"o1"}']);
  });

  it('O1.8: what is provisioned is confirmed by the system; what it gave up is tried again', () => {
    const partner = new ComingIn(
      onboardingProgram([is('portal', 'provisioning', { provides: 'access', onTimeout: { escalate: 'lead' } })]),
    );
    expect(partner.last.effects[0]).toMatchObject({ do: 'provision', step: 'portal', provides: 'access', partner: 'acme' });
    expect(partner.refused(complete('portal', 'olga'))).toBe('OPS102 /type');
    partner.say({ type: 'provisioningFailed', step: 'portal', reason: 'Down' });
    expect(partner.item.steps[0]).toMatchObject({ state: 'open', escalated: ['lead'], reason: 'Down' });
    expect(partner.events).toEqual(['approval.escalated']);
    partner.say({ type: 'provisioningFailed', step: 'portal', reason: 'Down' });
    expect(partner.events).toEqual(['approval.stepOverdue']);
    expect(partner.timers).toContain('step:portal:morning 2027-03-02 09:00');
    expect(partner.refused({ type: 'retry', step: 'portal', by: 'ana' })).toBe('OPS108 /by');
    expect(partner.say({ type: 'retry', step: 'portal', by: 'liv' }).effects).toEqual(['provision portal']);
    expect(partner.say({ type: 'provisioned', step: 'portal' }).item.state).toBe('done');
    expect(partner.say({ type: 'provisioned', step: 'portal' }).effects).toEqual([]);
  });
});

describe('the clock of a step', () => {
  it('O1: is five business days; reminders count back from its end', () => {
    const partner = new ComingIn(onboardingProgram([is('look', 'check')]));
    expect(partner.timers).toEqual(['step:look:remind:0 2027-03-08 13:00', 'step:look:due 2027-03-08 17:00']);
    expect(partner.say(undefined, on(8, '14:00')).events).toEqual(['approval.stepReminded']);
    const own = new ComingIn(onboardingProgram([is('look', 'check', { sla: 'P14D', remind: ['P7D', 'P20D'] })]));
    expect(own.timers).toEqual(['step:look:remind:0 2027-03-09 00:00', 'step:look:due 2027-03-16 00:00']);
  });

  it('O1.9: `wait` is overdue, reminded each business morning', () => {
    const partner = new ComingIn(onboardingProgram([is('look', 'check')])).say(undefined, on(8, '17:00'));
    expect(partner.events).toEqual(['approval.stepReminded', 'approval.stepOverdue']);
    expect(partner.item.steps[0]).toMatchObject({ state: 'open', isOverdue: true });
    expect(partner.timers).toEqual(['step:look:morning 2027-03-09 09:00']);
    partner.say(undefined, on(12, '12:00'));
    expect(partner.effects).toEqual(['remindTask look']);
    expect(partner.timers).toEqual(['step:look:morning 2027-03-15 09:00']);
    expect(partner.say(complete('look', 'dora')).item).toMatchObject({ state: 'done', timers: [] });
  });

  it('O1.9: `skip` leaves the step out, `close` closes, an escalation adds a role with its own time', () => {
    const skipping = new ComingIn(onboardingProgram([is('look', 'check', { onTimeout: 'skip' }), is('next', 'check')])).say(
      undefined,
      on(10),
    );
    expect(skipping.states).toEqual({ look: 'skipped', next: 'open' });
    // Closed when it was due, opened with its full time from now (S2).
    expect(skipping.item.steps[0]?.since).toBe(on(8, '17:00'));
    expect(skipping.timers.at(-1)).toBe('step:next:due 2027-03-17 17:00');

    const closing = new ComingIn(onboardingProgram([is('look', 'check', { onTimeout: 'close' }), is('next', 'check')])).say(
      undefined,
      on(10),
    );
    expect(closing.states).toEqual({ look: 'timedOut', next: 'cancelled' });
    expect(closing.item).toMatchObject({ state: 'closed', since: on(8, '17:00'), reason: 'Not done in time: The look.', timers: [] });

    const rising = new ComingIn(
      onboardingProgram([is('look', 'check', { onTimeout: { escalate: 'lead', sla: { business: 'P1D' }, onTimeout: 'skip' } })]),
    ).say(undefined, on(8, '17:00'));
    expect(rising.events).toEqual(['approval.stepReminded', 'approval.escalated']);
    expect(rising.effects.at(-1)).toBe('openTask The look: desk, lead');
    expect(rising.refused(complete('look', 'liv'))).toBe('taken');
    expect(rising.refused(complete('look', 'dora'))).toBe('taken');
    expect(rising.timers.at(-1)).toBe('step:look:due 2027-03-10 17:00');
    expect(rising.say(undefined, on(10, '17:00')).item.state).toBe('done');
  });

  it('O1.9: a chain has its own clocks, and the step’s besides where it is given one', () => {
    const approvals = { review2: { title: 'Two', steps: [{ id: 'desk', title: 'Desk', roles: ['desk'] }] } };
    const chained = new ComingIn(onboardingProgram([is('yes', 'approval', { chain: 'review2' })], { approvals }));
    expect(chained.timers.map((timer) => timer.split(' ')[0])).toEqual(['chain:yes-1:desk:remind:0', 'chain:yes-1:desk:due']);
    const timed = new ComingIn(
      onboardingProgram([is('yes', 'approval', { chain: 'review2', sla: 'P1D', onTimeout: 'skip' })], { approvals }),
    );
    expect(timed.say(undefined, on(4)).item).toMatchObject({ state: 'done', timers: [], chains: [{ state: 'cancelled' }] });
  });

  it('O1.9: records that are faster than a chain, or somebody whom escalation added, end it', () => {
    const approvals = { two: { title: 'Two', steps: [{ id: 'desk', title: 'Desk', roles: ['desk'] }] } };
    const yes = is('yes', 'approval', { chain: 'two', sla: 'P1D', onTimeout: { escalate: 'lead' }, passes: fact('trained') });
    const shown = new ComingIn(onboardingProgram([yes], { approvals }));
    shown.attributes.trained = true;
    expect(shown.say({ type: 'recheck' }).item).toMatchObject({ state: 'done', timers: [], chains: [{ state: 'cancelled' }] });
    const { passes: _, ...plain } = yes;
    const settled = new ComingIn(onboardingProgram([plain], { approvals }));
    expect(settled.refused(complete('yes', 'liv'))).toBe('OPS102 /type');
    settled.say(undefined, on(3));
    expect(settled.refused(complete('yes', 'dora'))).toBe('OPS108 /by');
    expect(settled.say(complete('yes', 'liv')).item).toMatchObject({ state: 'done', chains: [{ state: 'cancelled' }] });
  });

  it('A2, O1.10: where nobody can do it, a step escalates at once, else that is told', () => {
    const rising = new ComingIn(onboardingProgram([is('look', 'check', { owner: 'nobody', onTimeout: { escalate: 'lead' } })]));
    expect(rising.events).toEqual(['onboarding.open', 'approval.open', 'approval.stepOpened', 'approval.escalated']);
    const stuck = new ComingIn(onboardingProgram([is('look', 'check', { owner: 'nobody' })]));
    expect(stuck.events).toEqual(['onboarding.open', 'approval.open', 'approval.stepOpened', 'approval.noApprover']);
    expect(new ComingIn(onboardingProgram([is('fill', 'form')]), { people: [] }).events).not.toContain('approval.noApprover');
  });
});

it('O3.4: all of it is done within its time, or closed', () => {
  const partner = new ComingIn(onboardingProgram({ within: 'P10D', steps: [is('look', 'check', { sla: 'P60D' }), is('next', 'check')] }));
  expect(partner.item.timers.at(0)?.id).toBe('within');
  partner.say(undefined, MONDAY + 40 * 86_400_000);
  expect(partner.item).toMatchObject({ state: 'closed', since: on(12, '00:00'), reason: 'Not everything was done in time.', timers: [] });
  expect(partner.states).toEqual({ look: 'cancelled', next: 'cancelled' });
  expect(partner.effects.at(-1)).toBe(
    'tell member {"type":"onboardingClosed","onboarding":"o1","reason":"Not everything was done in time."}',
  );
});
