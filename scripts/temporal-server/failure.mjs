/** Something a person can put right: the message is one sentence that says what happened and what helps. */
export class TemporalProblem extends Error {}
