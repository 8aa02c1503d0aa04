import { expect, it } from 'vitest';
import { type LogFields, openLog } from './log.ts';

const lines = (level: Parameters<typeof openLog>[0]) => {
  const written: string[] = [];
  return {
    written,
    log: openLog(
      level,
      (line) => written.push(line),
      () => 0,
    ),
  };
};

it('writes one line of JSON for each event', () => {
  const { written, log } = lines('info');
  log.info('ready', { address: 'http://127.0.0.1:7400', milliseconds: 12 });
  expect(written).toEqual([
    '{"at":"1970-01-01T00:00:00.000Z","level":"info","event":"ready","address":"http://127.0.0.1:7400","milliseconds":12}\n',
  ]);
});

it('leaves out what is below the level', () => {
  const { written, log } = lines('warn');
  log.debug('a');
  log.info('b');
  log.warn('c');
  log.error('d');
  expect(written.map((line) => JSON.parse(line).event)).toEqual(['c', 'd']);
});

it('writes only the fields that it knows, however they came', () => {
  const { written, log } = lines('debug');
  const fields = { text: 'x'.repeat(3000), password: 'canary', token: 'canary' } as LogFields;
  log.info('sign-in', fields);
  expect(written[0]).not.toContain('canary');
  expect(JSON.parse(written[0]!).text).toHaveLength(2000);
});
