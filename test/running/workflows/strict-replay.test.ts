import { describe, expect, it } from 'vitest';
import { historyCases } from '../../histories/cases.ts';
import { simulationCases } from '../../histories/simulation-cases.ts';
import { keptHistories, recordingBundle, strictReplay } from '../../histories/strict-replay.ts';

describe('strict replay', () => {
  const histories = keptHistories();

  it('finds a history for each path of each workflow', () => {
    const kept = histories.map(({ name }) => name.replace(/\/[^-]+-/, '/'));
    const cases = [...historyCases, ...simulationCases];
    expect(cases.map(({ workflow, name }) => `${workflow}/${name}`).filter((name) => !kept.includes(name))).toEqual([]);
  });

  it('replays every committed history to the same commands, arguments, timers and results', async () => {
    expect(await strictReplay(await recordingBundle(), histories)).toEqual(new Map());
  });
});
