import { expect, it } from 'vitest';
import { readConfiguration } from './read-configuration.ts';
import type { Environment } from './read-values.ts';

const told = (env: Environment, verb: Parameters<typeof readConfiguration>[1] = 'all') => {
  const outcome = readConfiguration(env, verb, '/srv');
  return outcome.ok ? [] : outcome.problems.map(({ code, pointer, message }) => `${code} ${pointer} ${message}`);
};

it('needs nothing for one process with the embedded store', () => {
  expect(readConfiguration({}, 'all', '/srv')).toEqual({
    ok: true,
    problems: [],
    value: {
      host: '127.0.0.1',
      port: 7400,
      healthPort: 7401,
      trustProxy: 0,
      data: '/srv/.tierwright/data',
      logLevel: 'info',
      grace: 20_000,
      shards: { from: 50_000, size: 10_000 },
      database: { kind: 'embedded', folder: '/srv/.tierwright/data/store' },
      temporal: { address: '127.0.0.1:7233', namespace: 'default' },
    },
  });
});

it('takes an empty variable as one that is not set', () => {
  expect(told({ TIERWRIGHT_PORT: '', DATABASE_URL: ' ' })).toEqual([]);
});

it('reads what is set', () => {
  const outcome = readConfiguration(
    {
      TIERWRIGHT_PORT: '0',
      TIERWRIGHT_DATA: 'kept',
      DATABASE_URL: 'postgres://app:secret@db/tierwright',
      DATABASE_MIGRATION_URL: 'postgres://owner:secret@db/tierwright',
      TEMPORAL_ADDRESS: '[::1]:7233',
    },
    'api',
    '/srv',
  );
  expect(outcome.ok && outcome.value).toMatchObject({
    port: 0,
    data: '/srv/kept',
    database: { url: 'postgres://app:secret@db/tierwright', ownerUrl: 'postgres://owner:secret@db/tierwright' },
    temporal: { address: '[::1]:7233' },
  });
});

it('names each variable, the offending value and what it has to be', () => {
  expect(
    told({
      TIERWRIGHT_PORT: '70000',
      TIERWRIGHT_GRACE_SECONDS: '-1',
      TIERWRIGHT_LOG: 'loud',
      TEMPORAL_ADDRESS: 'http://temporal:7233',
    }),
  ).toEqual([
    'SRV101 /TIERWRIGHT_PORT TIERWRIGHT_PORT is “70000”: it has to be a whole number from 0 to 65535.',
    'SRV101 /TIERWRIGHT_LOG TIERWRIGHT_LOG is “loud”: it has to be one of debug, info, warn, error.',
    'SRV101 /TIERWRIGHT_GRACE_SECONDS TIERWRIGHT_GRACE_SECONDS is “-1”: it has to be a whole number from 0 to 3600.',
    'SRV101 /TEMPORAL_ADDRESS TEMPORAL_ADDRESS is “http://temporal:7233”: it has to be host:port, such as 127.0.0.1:7233.',
  ]);
});

it.each(['7400x', '1e3', '0x10', '65536', '٣'])('refuses the port %s', (port) => {
  expect(told({ TIERWRIGHT_PORT: port })).toHaveLength(1);
});

it.each([
  ['db/tierwright', 'is not an address'],
  ['mysql://app:canary@db/tierwright', 'begins with mysql://'],
  ['postgres:///tierwright', 'names no host'],
  ['postgres://app:canary@db', 'names no database'],
])('refuses the database %s without repeating it', (url, wrong) => {
  const [line = ''] = told({ DATABASE_URL: url });
  expect(line).toContain(`DATABASE_URL ${wrong}`);
  expect(line).not.toContain('canary');
});

it.each(['api', 'worker', 'migrate'] as const)('needs PostgreSQL for %s', (verb) => {
  expect(told({}, verb)).toEqual([expect.stringContaining('SRV102 /DATABASE_URL DATABASE_URL is not set')]);
});

it('lets migrate name the owner alone', () => {
  expect(told({ DATABASE_MIGRATION_URL: 'postgres://owner@db/tierwright' }, 'migrate')).toEqual([]);
});
