import { readdirSync } from 'node:fs';
import { REFUSAL_CODES } from '@tierwright/lifecycle';
import type { Store } from '@tierwright/store';
import { memoryStore } from '@tierwright/store/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storyOf } from './story-parts.fixture.ts';
import { ToldStory } from './told-story.fixture.ts';

let store: Store;
beforeAll(async () => {
  store = await memoryStore();
});
afterAll(() => store.close());

const FOLDERS = { northwind: '2027.1.0', gumdrop: 'published', nightfall: 'published', harbor: '2026.1.0' } as const;
const RULES = new URL('../../../../rules/', import.meta.url);

const told = Object.entries(FOLDERS).flatMap(([folder, version]) =>
  readdirSync(new URL(`${folder}/stories/`, RULES)).map((file) => ({ folder, version, file, story: storyOf(folder, file) })),
);
/** A release, late timers and rates of exchange are told elsewhere. */
const isTold = ({ version, story }: (typeof told)[number]): boolean =>
  (story.program === version || version === 'published') &&
  story.given?.rates === undefined &&
  story.steps.every(({ publish, late }) => publish === undefined && late === undefined);

/** What a command says before the lifecycle is asked: the role, what the caller may see, what is no answer at all. */
const BEFORE = /^(CMD101|CMD601|OPS21[0-4])$/;
/**
 * What stories cannot tell, or tell elsewhere: instants that go back (OPS101), what no schema lets through (OPS103), versions
 * (OPS107, OPS405, OPS70x), programs without leads (CMD602 says so first). The others are in the tests of their commands.
 */
const UNTOLD: readonly string[] = [
  ...['OPS101', 'OPS103', 'OPS107', 'OPS405', 'OPS602', 'OPS701', 'OPS702'],
  ...['OPS106', 'OPS109', 'OPS202', 'OPS212', 'OPS213', 'OPS214'],
];
const seen = new Set<string>();

describe('stories go by commands as they go in memory', () => {
  it.each(told.filter(isTold).map((one) => [`${one.folder}/${one.file}`, one] as const))('%s', async (_, { folder, version, story }) => {
    const both = await ToldStory.begun(store, folder, version, story);
    for await (const { at, inMemory, inStore, differences } of both.tell()) {
      if (inStore !== null) seen.add(inStore);
      // What cannot be an answer is not submitted: in memory it is, and is rejected. From there on they go apart.
      if (inMemory === null && inStore !== null && BEFORE.test(inStore)) return;
      const isRefusedBefore = inMemory !== null && inStore !== null && BEFORE.test(inStore);
      if (!isRefusedBefore) expect([at, inStore]).toEqual([at, inMemory]);
      expect([at, ...differences]).toEqual([at]);
    }
  });

  it('and are refused for every reason that stories tell', () => {
    const reasons = Object.keys(REFUSAL_CODES).filter((code) => !UNTOLD.includes(code));
    expect([...seen].filter((code) => code.startsWith('OPS')).sort()).toEqual(reasons.sort());
  });
});
