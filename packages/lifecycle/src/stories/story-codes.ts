/** What can be wrong with a story file, and what to do. */
export const STORY_CODES = {
  STORY101: { title: 'The file is not YAML', advice: 'Correct the text at the line and column.' },
  STORY102: { title: 'Unknown key', advice: 'Remove or rename the key; docs/stories.md lists them.' },
  STORY103: { title: 'A key is missing', advice: 'Add it.' },
  STORY104: { title: 'A value of the wrong kind', advice: 'Write what is expected there.' },
  STORY105: {
    title: 'Not an instant',
    advice: 'Write "2027-03-01 14:00" in local time, an instant with Z or an offset, or "+P3D" after the step before.',
  },
  STORY106: { title: 'The step is before the one above it', advice: 'Put the steps in the order of time.' },
  STORY107: { title: 'A partner or parameter that the program cannot use', advice: 'Correct `given` as the message says.' },
  STORY108: { title: 'Unknown version', advice: 'Name the version of a program file in the folder above the stories.' },
} as const;
export type StoryCode = keyof typeof STORY_CODES;
