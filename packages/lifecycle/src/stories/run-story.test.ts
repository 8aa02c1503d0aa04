import { describe, expect, it } from 'vitest';
import { memberProgram } from '../members/membership.fixture.ts';
import { readStory } from './read-story.ts';
import { runStory } from './run-story.ts';

const { program } = memberProgram({
  facts: { 'partner.known': { title: 'Known', type: 'boolean', attribute: 'known', onMissing: 'error' } },
  requirements: undefined,
  tracks: undefined,
});

function run(...lines: readonly string[]) {
  const story = readStory(['story: A story', 'program: 1.0.0', ...lines].join('\n'));
  return story.ok ? runStory(story.value, () => program) : story;
}

describe('runStory', () => {
  it('tells of a partner that the story says too little of', () => {
    const outcome = run('steps:', '  - { at: 2027-03-01 10:00, begin: { member: acme } }');
    expect(outcome.ok && outcome.value.failures).toMatchObject([
      { step: 1, line: 4, path: 'given.partners', got: expect.stringContaining('partner.known') },
    ]);
  });

  it('runs to its end where the partner is known', () => {
    const outcome = run(
      'given: { partners: { acme: { attributes: { known: true } } } }',
      'steps:',
      '  - { at: 2027-03-01 10:00, begin: { member: acme }, expect: { acme: { state: active } } }',
    );
    expect(outcome.ok && outcome.value.failures).toEqual([]);
  });
});
