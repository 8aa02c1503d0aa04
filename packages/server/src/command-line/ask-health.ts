import type { Configuration } from '../configuration/configuration.ts';

const PATIENCE = 4000;

/** Asks the API or the worker of this machine whether it is ready: whether it is, and what it says. */
export async function askHealth(of: 'api' | 'worker', { host, port, healthPort }: Configuration): Promise<{ ok: boolean; text: string }> {
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  const at = `http://${name.includes(':') ? `[${name}]` : name}:${of === 'api' ? port : healthPort}`;
  const url = `${at}/readyz`;
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE) });
    return { ok: response.ok, text: await response.text() };
  } catch (error) {
    return { ok: false, text: `${url} does not answer (${error instanceof Error ? error.message : String(error)})` };
  }
}
