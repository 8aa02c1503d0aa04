import { describe, expect, it } from 'vitest';
import { northwind } from '../fields/programs.fixture.ts';
import { placesOf } from './layout.ts';
import { graphArrows, graphSteps } from './step-graph.ts';

describe('the picture of an onboarding', () => {
  it('stands from left to right: what follows is further right', () => {
    const steps = graphSteps(northwind().current.value);
    const places = placesOf(steps);
    for (const { from, to } of graphArrows(steps)) expect(places.get(to)?.x).toBeGreaterThan(places.get(from)?.x ?? Number.NaN);
    expect(new Set([...places.values()].map(({ x, y }) => `${x} ${y}`)).size).toBe(steps.length);
  });
});
