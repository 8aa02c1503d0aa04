/** What can be wrong with a story file, and what to do. */
export const STORY_CODES = {
  STORY101: { title: 'The file cannot be read as YAML', advice: 'Correct the text at the line and column.' },
  STORY102: { title: 'Unknown key', advice: 'Remove or rename the key; docs/stories.md lists them.' },
  STORY103: { title: 'A key is missing', advice: 'Add it.' },
  STORY104: { title: 'A value of the wrong kind', advice: 'Write what is expected there.' },
  STORY105: {
    title: 'Not an instant',
    advice: 'Write "2027-03-01 14:00" in local time, an instant with Z or an offset, or "+P3D" after the step before.',
  },
  STORY106: { title: 'The step is before the one above it', advice: 'Put the steps in the order of time.' },
  STORY107: {
    title: 'A partner, person or parameter that the program cannot use',
    advice: 'Correct it as the message says: the program has to know what a story sets.',
  },
  STORY108: { title: 'Unknown version', advice: 'Name the version of a program file in the folder above the stories.' },
  STORY109: { title: 'No item of that id', advice: 'Expect something of an item that has begun by then.' },
  STORY110: {
    title: 'A step that does several things, or is refused without any',
    advice: 'Write a step each for `begin`, `send` and `publish`; `refused` stands beside one of them.',
  },
  STORY111: { title: 'Not a duration', advice: 'Write hours, minutes, days or weeks as ISO 8601: "PT5H", "P1D".' },
} as const;
export type StoryCode = keyof typeof STORY_CODES;
