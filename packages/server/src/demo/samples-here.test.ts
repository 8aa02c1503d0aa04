import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { Configuration } from '../configuration/configuration.ts';
import { readConfiguration } from '../configuration/read-configuration.ts';
import { keepSamplesHere, refuseElsewhere } from './samples-here.ts';

const data = mkdtempSync(join(tmpdir(), 'tierwright-samples-'));
afterAll(() => rmSync(data, { recursive: true, force: true }));

const told = (env: Record<string, string>): Configuration => {
  const read = readConfiguration({ TIERWRIGHT_DATA: data, ...env }, 'all', '/');
  if (!read.ok) throw new Error('refused');
  return read.value;
};

it.each(['127.0.0.1', '::1', 'localhost'])('makes accounts of the sample where %s is listened on', (host) => {
  expect(refuseElsewhere(told({ TIERWRIGHT_HOST: host }))).toBe(join(data, 'store'));
});

it.each(['0.0.0.0', '::', '192.168.1.4', 'partners.example.com'])('makes none where %s is', (host) => {
  expect(() => refuseElsewhere(told({ TIERWRIGHT_HOST: host }))).toThrow(`TIERWRIGHT_HOST is “${host}”`);
});

it('makes none on PostgreSQL', () => {
  expect(() => refuseElsewhere(told({ DATABASE_URL: 'postgres://app@db/tierwright' }))).toThrow('DATABASE_URL is set');
});

it('opens a store without them to others, and one with them never', () => {
  const open = told({ TIERWRIGHT_HOST: '0.0.0.0' });
  expect(() => keepSamplesHere(open)).not.toThrow();
  writeFileSync(join(data, 'demo.json'), '{}');
  expect(() => keepSamplesHere(open)).toThrow('accounts of the sample work on this machine only');
  expect(() => keepSamplesHere(told({}))).not.toThrow();
  expect(() => keepSamplesHere(told({ TIERWRIGHT_HOST: '0.0.0.0', DATABASE_URL: 'postgres://app@db/tierwright' }))).not.toThrow();
});
