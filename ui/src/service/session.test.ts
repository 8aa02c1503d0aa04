import { expect, it } from 'vitest';
import { Session } from './session.ts';

it('is over with the first 401 that is not the answer to a wrong password, and tells so once', () => {
  const session = new Session();
  let told = 0;
  const leave = session.subscribe(() => {
    told++;
  });
  session.asked('/api/v1/session')(401);
  session.asked('/api/v1/drafts/d1')(403);
  expect([session.isOver(), told]).toEqual([false, 0]);
  session.asked('/api/v1/drafts/d1')(401);
  session.asked('/api/v1/me')(401);
  expect([session.isOver(), told]).toEqual([true, 1]);
  session.begun();
  expect([session.isOver(), told]).toEqual([false, 2]);
  leave();
  session.asked('/api/v1/me')(401);
  expect([session.isOver(), told]).toEqual([true, 2]);
});

it('goes on where something that was asked before somebody signed in again is refused late', () => {
  const session = new Session();
  const late = session.asked('/api/v1/drafts/d1');
  session.asked('/api/v1/me')(401);
  session.begun();
  late(401);
  expect(session.isOver()).toBe(false);
  session.asked('/api/v1/drafts/d1')(401);
  expect(session.isOver()).toBe(true);
});
