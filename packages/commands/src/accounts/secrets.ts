import { createHash, randomBytes } from 'node:crypto';

/** A new secret: 256 bits as 43 characters. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** What is stored of a secret that has 256 bits of its own: nobody guesses those, so no slow hash is needed. */
export const hashOfSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex');

const KEY = /^tw_([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})_([A-Za-z0-9_-]{43})$/;

/** `tw_<tenant>_<secret>`: an API key says whose it is. */
export const apiKeyOf = (tenant: string, secret: string): string => `tw_${tenant}_${secret}`;

/** The parts of an API key; nothing where it is none. */
export function partsOfApiKey(key: string): { readonly tenant: string; readonly secret: string } | undefined {
  const [, tenant, secret] = KEY.exec(key) ?? [];
  return tenant === undefined || secret === undefined ? undefined : { tenant, secret };
}
