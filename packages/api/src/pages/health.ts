import type { Store } from '@tierwright/store';
import type { ApiOptions } from '../app/api-options.ts';

type Standing = 'ok' | 'degraded' | 'down';

/** How the service stands: down without its database, degraded without another part. */
export interface Health {
  readonly status: Standing;
  readonly parts: Readonly<Record<string, Standing>>;
}

/** A part that does not answer for so long is not there. */
const PATIENCE = 3000;

async function problemOf(ask: () => Promise<string | undefined>): Promise<string | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve(`no answer within ${PATIENCE} ms`), PATIENCE);
  });
  try {
    return await Promise.race([ask(), late]);
  } catch (error) {
    return error instanceof Error ? error.message : 'not there';
  } finally {
    clearTimeout(timer);
  }
}

/** Asks every part; what is wrong goes to the log, in its own words, when it changes. */
export function healthOf(store: Store, { parts = {}, log }: Pick<ApiOptions, 'parts' | 'log'>): () => Promise<Health> {
  const told = new Map<string, string | undefined>();
  return async () => {
    const asked = [['database', () => store.ready()] as const, ...Object.entries(parts)];
    const found = await Promise.all(
      asked.map(async ([name, ask]) => {
        const problem = await problemOf(ask);
        if (told.get(name) !== problem) log?.({ log: 'part', at: new Date().toISOString(), part: name, problem: problem ?? null });
        told.set(name, problem);
        const standing: Standing = problem === undefined ? 'ok' : name === 'database' ? 'down' : 'degraded';
        return [name, standing] as const;
      }),
    );
    const standings = found.map(([, standing]) => standing);
    const status = standings.includes('down') ? 'down' : standings.includes('degraded') ? 'degraded' : 'ok';
    return { status, parts: Object.fromEntries(found) };
  };
}
