/** Why a request did not reach its command, and what to do: the status of HTTP, a title, an advice. */
export const API_CODES = {
  API101: { status: 404, title: 'No such path', advice: 'Look the path up in /api/docs.' },
  API102: { status: 405, title: 'Not with this method', advice: 'Use one of the methods of the header Allow.' },
  API103: { status: 401, title: 'Not signed in', advice: 'Sign in, or send an API key as `Authorization: Bearer tw_…`.' },
  API104: { status: 401, title: 'Not valid, or no longer', advice: 'Sign in again, or use another API key.' },
  API105: { status: 403, title: 'From another site', advice: 'Send the header Origin of the address that you call, or use an API key.' },
  API106: { status: 413, title: 'The body is too large', advice: 'Send less at once; the limit is named.' },
  API107: { status: 415, title: 'Not this type of body', advice: 'Send `application/json` in UTF-8, not compressed.' },
  API108: { status: 400, title: 'Not JSON', advice: 'Correct the text at the place that is named.' },
  API109: { status: 422, title: 'Nested too deep', advice: 'Nest at most 64 levels.' },
  API110: {
    status: 422,
    title: 'Not usable as text',
    advice: 'Leave out NUL characters, halves of surrogate pairs and keys named `__proto__`.',
  },
  API111: { status: 422, title: 'The body does not fit', advice: 'Correct the value at the pointer.' },
  API112: { status: 422, title: 'The query does not fit', advice: 'Correct the parameter at the pointer.' },
  API113: {
    status: 400,
    title: 'Idempotency-Key is missing',
    advice: 'Send a new `Idempotency-Key` of 1 to 255 visible characters with each new request, and the same when you repeat it.',
  },
  API114: { status: 428, title: 'If-Match is missing', advice: 'Send the ETag that you have seen as `If-Match`.' },
  API115: { status: 412, title: 'If-Match is no revision', advice: 'Send the ETag that you have seen, as it was: `"7"`.' },
  API116: { status: 429, title: 'Too many requests', advice: 'Wait for the seconds that are named.' },
  API117: {
    status: 500,
    title: 'Something is wrong in Tierwright',
    advice: 'Report it with the trace id; nothing of the request was kept.',
  },
  API118: { status: 404, title: 'Nobody is served under this name', advice: 'Use the host name of the vendor, or an API key.' },
  API119: { status: 400, title: 'Not a request', advice: 'Correct what is named.' },
  API120: { status: 403, title: 'Only over https', advice: 'Use https, or http on this machine itself.' },
} as const satisfies Record<string, ApiCodeMeaning>;

interface ApiCodeMeaning {
  readonly status: 400 | 401 | 403 | 404 | 405 | 412 | 413 | 415 | 422 | 428 | 429 | 500;
  readonly title: string;
  readonly advice: string;
}

export type ApiCode = keyof typeof API_CODES;
