import { describe, expect, it } from 'vitest';
import { program } from './deal-programs.fixture.ts';
import { at, DealWorld } from './deal-world.fixture.ts';
import { ANSWERS } from './intake/registered.fixture.ts';

const start = at('2027-03-01T10:00');
const approved = (task: object = {}) => {
  const world = new DealWorld(program({ tasks: [{ id: 'quote', title: 'Quote', owner: 'desk', ...task }] }));
  world.submit(ANSWERS, start);
  return world;
};

describe('tasks', () => {
  it('D19.2: begin with the approval, are reminded, overdue, and told again each business morning', () => {
    const world = approved();
    expect(world.effects.filter((effect) => effect.do === 'openTask')).toMatchObject([
      { task: 'deal/D1/quote', title: 'Quote', owners: ['desk'], due: at('2027-03-03T17:00'), about: 'deal/D1' },
    ]);
    world.step(undefined, at('2027-03-03T17:00'));
    expect(world.events.slice(-2)).toEqual(['deal.taskReminded', 'deal.taskOverdue']);
    expect(world.deal().tasks).toEqual([{ id: 'quote', state: 'open', due: at('2027-03-03T17:00'), isOverdue: true, owners: ['desk'] }]);
    expect(world.timer('task:quote:morning')).toBe(at('2027-03-04T09:00'));
    const { events } = world.step(undefined, at('2027-03-04T09:00'));
    const vars = { 'task.title': 'Quote', 'task.due': { at: at('2027-03-03T17:00') } };
    expect(events).toEqual([{ event: 'deal.taskOverdue', at: at('2027-03-04T09:00'), vars, holders: ['desk'] }]);
    expect(world.timer('task:quote:morning')).toBe(at('2027-03-05T09:00'));
  });

  it('D19.2: escalate to another role with a clock of its own', () => {
    const onTimeout = { escalate: 'lead', sla: 'PT2H', onTimeout: { escalate: 'boss' } };
    const world = approved({ sla: 'PT4H', remind: ['PT1H', 'PT5H'], onTimeout });
    expect(world.timers().filter((timer) => timer.startsWith('task'))).toEqual([
      'task:quote:remind:0 2027-03-01T13:00',
      'task:quote:due 2027-03-01T14:00',
    ]);
    world.step(undefined, at('2027-03-01T14:00'));
    expect(world.deal().tasks).toMatchObject([{ owners: ['desk', 'lead'], due: at('2027-03-01T16:00'), isOverdue: false }]);
    world.step(undefined, at('2027-03-01T16:30'));
    expect(world.deal().tasks).toMatchObject([{ owners: ['desk', 'lead', 'boss'], due: at('2027-03-03T17:00') }]);
    world.step(undefined, at('2027-03-03T17:00'));
    expect(world.timer('task:quote:morning')).toBe(at('2027-03-04T09:00'));
    world.step({ type: 'taskDone', by: 'boss', task: 'quote' }, at('2027-03-03T18:00'));
    expect(world.deal().tasks).toMatchObject([{ state: 'done', due: null, isOverdue: false }]);
    expect(world.deal().timers.some(({ id }) => id.startsWith('task'))).toBe(false);
  });

  it('D19.2, S6: are those of the partner or its distributor, too', () => {
    const world = approved({ owner: 'partner' });
    const done = (by: string) => ({ type: 'taskDone', by, task: 'quote' }) as const;
    for (const by of ['desk', 'p2', 'x1']) expect(world.refused(done(by), start)).toMatchObject([{ code: 'OPS108' }]);
    world.step(done('p1'), start + 1);
    expect(world.deal().tasks).toMatchObject([{ state: 'done' }]);
    const distributor = approved({ owner: 'distributor' });
    const { answers } = distributor.deal();
    distributor.deals.set('D1', { ...distributor.deal(), answers: { ...answers, distributor: 'X1' } });
    expect(distributor.refused(done('p1'), start)).toMatchObject([{ code: 'OPS108' }]);
    distributor.step(done('x1'), start + 1);
    expect(distributor.deal().tasks).toMatchObject([{ state: 'done' }]);
  });

  it('D19.2: are done by their owners, or end with the deal', () => {
    const world = approved();
    const done = (by: string, task = 'quote') => ({ type: 'taskDone', by, task }) as const;
    expect(world.refused(done('lead'), start)).toMatchObject([{ code: 'OPS108', expected: 'one of Deal desk' }]);
    expect(world.refused(done('desk', 'other'), start)).toMatchObject([{ code: 'OPS104', pointer: '/task', expected: 'one of quote' }]);
    world.step(done('desk2'), start + 1);
    expect(world.effects.at(-1)).toMatchObject({ do: 'closeTask', task: 'deal/D1/quote', outcome: 'done' });
    expect(world.refused(done('desk'), start + 2)).toMatchObject([{ code: 'OPS102', pointer: '/task' }]);
    const ended = approved();
    ended.step({ type: 'close', by: 'p1', outcome: 'lost' }, start + 1);
    expect(ended.effects.filter((effect) => effect.do === 'closeTask')).toMatchObject([{ outcome: 'cancelled' }]);
    expect(ended.deal().tasks).toMatchObject([{ state: 'cancelled' }]);
  });
});
