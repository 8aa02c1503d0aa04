/**
 * Values that no test of their document can notice, and why: the start of the path below `<program> <version>`.
 * What is listed and noticed all the same fails the test, so that the list stays short.
 */
export const unnoticedSteps: Record<string, Record<string, string>> = {};
