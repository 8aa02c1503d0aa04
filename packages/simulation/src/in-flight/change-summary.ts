import type { LifecycleProgram } from '@tierwright/lifecycle';

/** What partners are told of a version, in one sentence. */
export const changeSummary = ({ program }: LifecycleProgram): string => `Version ${program.version} of ${program.title} holds.`;
