/** One thing that was wrong with a request. */
export interface Found {
  readonly code: string;
  /** JSON pointer into what was sent. */
  readonly pointer: string;
  readonly message: string;
  readonly value?: unknown;
  readonly expected?: string;
  readonly suggestion?: string;
  readonly line?: number;
  readonly row?: number;
}

/** A problem document (RFC 9457), as the API answers what it refuses. */
export interface ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  /** Stable: what programs look at. */
  readonly code: string;
  readonly detail: string;
  readonly trace: string;
  readonly errors: readonly Found[];
  /** 409 and 412: what is there now. */
  readonly current?: unknown;
}

/** The API refused: nothing of the request was kept. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly problem: ProblemDocument;

  constructor(problem: ProblemDocument) {
    super(`${problem.code} ${problem.detail}`);
    this.problem = problem;
  }

  get code(): string {
    return this.problem.code;
  }

  get status(): number {
    return this.problem.status;
  }
}

/** No answer came, or none of the API. With an idempotency key the same request may be sent again. */
export class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError';
  /** The key that was sent: the same request with it is done once. */
  readonly idempotencyKey: string | undefined;

  constructor(message: string, idempotencyKey: string | undefined, cause?: unknown) {
    super(message, { cause });
    this.idempotencyKey = idempotencyKey;
  }
}
