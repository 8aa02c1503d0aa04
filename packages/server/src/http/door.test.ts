import { expect, it } from 'vitest';
import { openDoor } from './door.ts';

const HERE = { host: '127.0.0.1', port: 0 };

it('answers 503 until it is opened', async () => {
  const door = await openDoor(HERE);
  const early = await fetch(door.address);
  expect([early.status, early.headers.get('retry-after'), ((await early.json()) as { readonly status: number }).status]).toEqual([
    503,
    '2',
    503,
  ]);
  door.open((_request, response) => response.end('ready'));
  const ready = await fetch(door.address);
  // Longer than a proxy keeps it.
  expect([await ready.text(), ready.headers.get('keep-alive')]).toEqual(['ready', 'timeout=75']);
  await door.close(0);
});

it('says which port is in use and how to choose another', async () => {
  const door = await openDoor(HERE);
  await expect(openDoor({ ...HERE, port: door.port })).rejects.toMatchObject({
    code: 'SRV201',
    message: `Another program uses port ${door.port} on 127.0.0.1. End it, or choose another port: TIERWRIGHT_PORT=${door.port + 1}.`,
  });
  await door.close(0);
});

it('says which address is none of this machine', async () => {
  await expect(openDoor({ host: '192.0.2.1', port: 0 })).rejects.toMatchObject({ code: 'SRV202' });
});

it('lets a request finish before it closes, and cuts off one that does not', async () => {
  const door = await openDoor(HERE);
  let finish = () => {};
  const arrived = new Promise<void>((resolve) => {
    door.open((request, response) => {
      if (request.url === '/slow') finish = () => response.end('done');
      resolve();
    });
  });
  const slow = fetch(`${door.address}/slow`).then((response) => response.text());
  await arrived;
  const closed = door.close(60_000);
  await expect(fetch(door.address)).rejects.toThrow();
  finish();
  expect(await slow).toBe('done');
  await closed;

  const other = await openDoor(HERE);
  const hung = new Promise<void>((resolve) => {
    other.open(() => resolve());
  });
  const cut = fetch(other.address);
  await hung;
  const refused = expect(cut).rejects.toThrow();
  await other.close(10);
  await refused;
});
