import { expect, it } from 'vitest';
import { hashPassword, isPassword } from './password.ts';
import { apiKeyOf, hashOfSecret, newSecret, partsOfApiKey } from './secrets.ts';
import { weakPassword } from './weak-password.ts';

const CHEAP = { N: 16, r: 1, p: 1 };

it('knows a password by its hash, whichever cost it was made with', async () => {
  const stored = await hashPassword('correct horse', CHEAP);
  expect(stored).toMatch(/^scrypt\$16\$1\$1\$[\w-]{22}\$[\w-]{43}$/);
  expect(await isPassword('correct horse', stored)).toBe(true);
  expect(await isPassword('correct horses', stored)).toBe(false);
  expect(await isPassword('correct horse', await hashPassword('correct horse', { N: 32, r: 2, p: 2 }))).toBe(true);
});

it('gives two hashes of one password different salts', async () => {
  expect(await hashPassword('same', CHEAP)).not.toBe(await hashPassword('same', CHEAP));
});

it('takes one password however its letters are composed', async () => {
  expect(await isPassword('cafe\u0301', await hashPassword('café', CHEAP))).toBe(true);
});

it('is never the password of nobody, at the cost of any other', async () => {
  expect(await isPassword('', null)).toBe(false);
  const timed = async (work: () => Promise<unknown>) => {
    const began = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(began);
    return user + system;
  };
  const stored = await hashPassword('correct horse');
  const known = await timed(() => isPassword('wrong', stored));
  const unknown = await timed(() => isPassword('wrong', null));
  // The same work, give or take what else the process does.
  expect(unknown / known).toBeGreaterThan(0.1);
  expect(unknown / known).toBeLessThan(10);
});

it('works out few hashes at once', async () => {
  const hashes = await Promise.all(Array.from({ length: 20 }, (_, n) => hashPassword(`password ${n}`, CHEAP)));
  expect(new Set(hashes).size).toBe(20);
});

it('says what makes a password weak', () => {
  expect(weakPassword('short', 'ada')).toBe('at least 12 characters');
  expect(weakPassword('abababababab', 'ada')).toBe('at least 5 different characters');
  expect(weakPassword('ADA lovelace 1815', 'ada')).toBe('neither the login nor the name of the product in it');
  expect(weakPassword('correct horse battery', 'ada')).toBeUndefined();
});

it('makes keys that say whose they are', () => {
  const tenant = '0198a3f2-7d3e-7c4e-9a66-0a4d1b2c3d4e';
  const secret = newSecret();
  expect(partsOfApiKey(apiKeyOf(tenant, secret))).toEqual({ tenant, secret });
  for (const bad of ['', 'tw_', `tw_${tenant}_`, `tw_x_${secret}`, `${apiKeyOf(tenant, secret)}x`])
    expect(partsOfApiKey(bad)).toBeUndefined();
  expect(hashOfSecret(secret)).toMatch(/^[0-9a-f]{64}$/);
});
