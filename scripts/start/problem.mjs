/** Why nothing was started, or why it ended: one sentence with what helps. */
export class StartProblem extends Error {}
