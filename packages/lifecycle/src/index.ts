// The public names of the lifecycle: what happens to items of a program over time.

export type { Instant } from './time/instant.ts';
