import type { Json } from '@tierwright/program';

/** What a program is, whatever it says. */
const IDENTITY = ['pdl', 'program', 'currency', 'timeZone'] as const;

/** A version of the same program that gives nobody anything: what a first version is compared with. */
export const emptyVersion = (value: { readonly [name: string]: Json }): string =>
  JSON.stringify({
    ...Object.fromEntries(IDENTITY.flatMap((name) => (Object.hasOwn(value, name) ? [[name, value[name]]] : []))),
    version: '0',
    title: typeof value.title === 'string' ? value.title : '–',
  });
