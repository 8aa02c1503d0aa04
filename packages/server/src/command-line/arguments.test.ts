import { expect, it } from 'vitest';
import { readArguments } from './arguments.ts';
import { HELP } from './help.ts';

it.each([
  [['all'], { verb: 'all' }],
  [['samples', 'rules'], { verb: 'samples', folder: 'rules' }],
  [['worker'], { verb: 'worker' }],
  [['health'], { verb: 'health', of: 'api' }],
  [['health', '--worker'], { verb: 'health', of: 'worker' }],
  [['--help'], { verb: 'help' }],
  [['api', '--help'], { verb: 'help' }],
])('reads %j', (args, expected) => {
  expect(readArguments(args)).toEqual(expected);
});

it.each([
  [[], 'It has to be told what to be: all, api, worker or migrate.'],
  [['serve'], 'There is no "serve": it can be all, api, worker, migrate, samples or health.'],
  [['api', '--port'], '"api" has no option "--port".'],
  [['samples'], '"samples" needs the folder of the programs.'],
  [['samples', 'rules', 'more'], '"samples" has no option "more".'],
  [['health', '--all'], '"health" has no option "--all".'],
])('does not understand %j', (args, sentence) => {
  expect(() => readArguments(args)).toThrow(`${sentence} See "tierwright-server --help".`);
});

it('explains every variable', () => {
  expect(HELP).toContain('TIERWRIGHT_PORT           port of the API; 0 takes a free one (default: 7400)');
});
