import { expect, it } from 'vitest';
import { openDoor } from '../http/door.ts';
import { healthPage, type Wellness } from './health-page.ts';

const ask = async (wellness: Wellness, path: string) => {
  const door = await openDoor({ host: '127.0.0.1', port: 0 }, 'TIERWRIGHT_HEALTH_PORT');
  door.open(healthPage(wellness));
  const response = await fetch(`${door.address}${path}`);
  const answer = [response.status, await response.json()];
  await door.close(0);
  return answer;
};

it.each<[string, Wellness, unknown]>([
  ['/healthz', async () => ({ isReady: false, parts: {} }), [200, { status: 'up' }]],
  ['/readyz', async () => ({ isReady: true, parts: {} }), [200, { status: 'ready', parts: {} }]],
  ['/readyz', async () => ({ isReady: true, parts: { temporal: 'away' } }), [200, { status: 'degraded', parts: { temporal: 'away' } }]],
  ['/readyz', async () => ({ isReady: false, parts: { store: 'away' } }), [503, { status: 'down', parts: { store: 'away' } }]],
  ['/readyz', () => Promise.reject(new Error('x')), [503, { status: 'down', parts: {} }]],
  ['/', async () => ({ isReady: true, parts: {} }), [404, { status: 'unknown' }]],
])('%s', async (path, wellness, expected) => {
  expect(await ask(wellness, path)).toEqual(expected);
});
