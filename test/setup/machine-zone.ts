import { afterAll } from 'vitest';

// Nothing that is tested with this may ask for the time zone of the machine: programs and readers name theirs. So results
// are the same in every zone, and only what works with dates is run in several (scripts/test-tiers.mjs).

/**
 * Who may: Node, the tools of the tests, and what is run in every zone: an hour that a person writes by the own clock, and a
 * reader of files that looks at the zone while it loads.
 */
const MAY = [/[ (]node:/, /node_modules\/(@?vitest|@sinonjs|@duckdb)\//, /ui\/src\/review\/release-when/];
/** A test that asks where it is. */
const IN_TEST = /\.test\.ts:/;

/** Instants as text that say where they are, and days, which are in UTC. */
const HAS_ZONE = /^(\d{4}|[+-]\d{6})(-\d\d(-\d\d)?)?$|(Z|[+-]\d\d:?\d\d|GMT|UTC)$/i;
/** Methods of a date that take or give what a clock of the machine shows. */
const LOCAL = /^(get|set)(?!UTC|Time$)|^to(Locale\w*|Date|Time)?String$/;

/** Kept on the process: several files share it, and what they load. */
const KEY = Symbol.for('tierwright.machine-zone');
const kept = globalThis as { [KEY]?: string[] };

function note(what: string): void {
  const frames = (new Error().stack ?? '').split('\n').filter((line) => / at /.test(line) && !line.includes('machine-zone.ts'));
  const [caller = '', ...callers] = frames.slice(0, 5);
  if (MAY.some((who) => who.test(caller)) || (what === 'getTimezoneOffset' && IN_TEST.test(caller))) return;
  kept[KEY]?.push([what, caller, ...callers].join('\n'));
}

function noteText(original: DateConstructor, value: unknown): void {
  if (typeof value === 'string' && !HAS_ZONE.test(value.trim()) && !Number.isNaN(original.parse(value))) note(`the instant of “${value}”`);
}

function watchDates(): void {
  const original = globalThis.Date;
  const { prototype } = original;
  for (const name of Object.getOwnPropertyNames(prototype).filter((one) => LOCAL.test(one))) {
    const method = Reflect.get(prototype, name) as (...args: unknown[]) => unknown;
    const value = function (this: Date, ...args: unknown[]) {
      note(name);
      return method.apply(this, args);
    };
    Object.defineProperty(prototype, name, { configurable: true, writable: true, value });
  }
  const parse = (value: string) => {
    noteText(original, value);
    return original.parse(value);
  };
  const watched = new Proxy(original, {
    apply: (target, self, args) => {
      note('Date()');
      return Reflect.apply(target, self, args);
    },
    construct: (target, args, made) => {
      if (args.length > 1) note(`new Date(${args.join(', ')})`);
      else noteText(target, args[0]);
      return Reflect.construct(target, args, made);
    },
    get: (target, name) => (name === 'parse' ? parse : Reflect.get(target, name)),
  });
  Object.defineProperty(prototype, 'constructor', { configurable: true, writable: true, value: watched });
  globalThis.Date = watched;
}

function watchFormats(): void {
  const look = ([, options]: readonly unknown[]) => {
    if ((options as Intl.DateTimeFormatOptions | undefined)?.timeZone === undefined) note('Intl.DateTimeFormat without a time zone');
  };
  Intl.DateTimeFormat = new Proxy(Intl.DateTimeFormat, {
    apply: (target, self, args) => {
      look(args);
      return Reflect.apply(target, self, args);
    },
    construct: (target, args, made) => {
      look(args);
      return Reflect.construct(target, args, made);
    },
  });
}

if (kept[KEY] === undefined) {
  kept[KEY] = [];
  watchDates();
  watchFormats();
}

afterAll(() => {
  const found = kept[KEY]?.splice(0) ?? [];
  if (found.length > 0) throw new Error(`The time zone of this machine was asked for ${found.length} times, first by ${found[0]}`);
});
