import { openDoor } from '../http/door.ts';
import { openStoreOf, serviceOver } from './open-service.ts';
import type { Ready, Start } from './run-process.ts';
import { serveApi } from './serve-api.ts';

/** The API alone. Workers elsewhere send what it puts into the outbox, so Temporal is not asked for here. */
export async function startApi({ configuration, log, parts }: Start): Promise<Ready> {
  const door = await openDoor(configuration);
  parts.add('door', () => door.close(configuration.grace));
  const store = await openStoreOf(configuration);
  parts.add('store', () => store.close());
  serveApi(serviceOver(store, configuration), configuration, { door, parts: {}, log });
  return { address: door.address, port: door.port, engine: store.engine };
}
