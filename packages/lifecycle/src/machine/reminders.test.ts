import { describe, expect, it } from 'vitest';
import { program, routedTo } from '../deals/deal-programs.fixture.ts';
import { at, DAYS, DealWorld } from '../deals/deal-world.fixture.ts';
import { ANSWERS } from '../deals/intake/registered.fixture.ts';

const NOON = at('2027-03-01T12:00');
const names = (world: DealWorld): readonly string[] => world.deal().timers.map(({ id }) => id);

describe('reminders and warnings', () => {
  it('S2.4: one whose instant is past when the end is set is never told', () => {
    const world = new DealWorld(program({ protection: { for: 'P10D', warn: ['P14D', 'P11D', 'P10D', 'P3D'] } }));
    world.submit(ANSWERS, NOON);
    // Ten days run to the end of 11 March: ten days before that is the midnight after today.
    expect(names(world)).toEqual(['protection:warn:2', 'protection:warn:3', 'protection']);
  });

  it('S2.4: one at the present instant is past too', () => {
    const world = new DealWorld(program({ protection: { for: 'PT240H', warn: ['P10D', { business: 'PT8H' }] } }));
    world.submit(ANSWERS, NOON);
    expect(names(world)).toEqual(['protection:warn:1', 'protection']);
  });

  it('S2.4: one that is run late is told as of its instant, before what ends', () => {
    const world = new DealWorld(program({ protection: { for: 'P10D', warn: ['P3D'] } }));
    world.submit(ANSWERS, NOON);
    const [warn, end] = [world.timer('protection:warn:0'), world.timer('protection')];
    const { events } = world.step(undefined, NOON + 30 * DAYS);
    expect(events.map(({ event, at: when }) => [event, when])).toEqual([
      ['deal.protectionEnding', warn],
      ['deal.expired', end],
    ]);
  });

  it('S2.4: so it is with those of people who decide', () => {
    const chain = { title: 'Desk', steps: [{ id: 'desk', title: 'Desk', roles: ['desk'], sla: 'P2D', remind: ['P5D', 'P1D'] }] };
    const world = new DealWorld(program({ rules: routedTo('desk') }, { approvals: { desk: chain } }));
    world.submit(ANSWERS, NOON);
    expect(names(world).filter((id) => id.startsWith('chain'))).toEqual(['chain:c1:desk:remind:1', 'chain:c1:desk:due']);
  });
});
