/** A worker died; the message is what the browser says of it, which may be nothing. */
export class WorkerGone extends Error {}
