// docs/api.md: how to talk to the API, and the codes of its problems.

const TEXT = `# The API

Everything that Tierwright does is under \`/api/v1\`. The running service shows all of it at \`/api/docs\` (to try) and
\`/api/v1/openapi.json\` (OpenAPI 3.1). Who may do what is in [rights.md](rights.md). This page is generated;
\`npm run generate\` writes it.

## Who asks

- **People** sign in: \`POST /session\` with login and password sets a cookie, \`__Host-tierwright\` over https, \`tierwright\` over
  http on the same machine; other http is refused. A session lasts twelve hours and ends with \`DELETE /session\`, with a new
  password and with changed roles. A request with a cookie that changes something needs the header \`Origin\` of the address
  that is called; browsers send it.
- **Machines** send \`Authorization: Bearer tw_<tenant>_<secret>\`. A key is shown once, when it is made; it has at most the roles
  of its account, expires, can be revoked, and approves no program versions.
- The vendor is found by the host name, or by the key.
- A password that an administrator gives is shown once and replaced at the first sign-in. Nobody changes their own roles.
  Accounts with the same address count as one human wherever two are needed.
- After 10 failed sign-ins to one account from one address, 50 from an address or 100 to an account, within 15 minutes, the
  next is tried when those are over. Each process counts for itself.

## Requests

- Bodies are JSON in UTF-8, not compressed, at most 256 kB where the reference says nothing else, at most 64 levels deep.
  Unknown keys are refused.
- \`Idempotency-Key\`: needed where something is begun or made. The same key with the same request gets the same answer for
  seven days, so a request whose answer was lost can be sent again. With another request it is refused (422).
- \`If-Match\`: needed where something is replaced. Send the \`ETag\` that you have seen; 412 says that it was changed since.
- Lists have \`limit\` (at most 200) and \`cursor\`; \`next\` of an answer is the next cursor, null on the last page.
- \`traceparent\` (W3C) is taken up and answered; its id is in the log, in problems and in the audit chain.

## Answers

What does not work is answered with a problem (RFC 9457, \`application/problem+json\`):

| member | meaning |
| --- | --- |
| \`code\` | stable; what programs look at |
| \`status\`, \`title\`, \`detail\` | what happened |
| \`errors[]\` | each finding: \`code\`, \`pointer\`, \`value\` (cut, never a secret), \`expected\`, \`line\` or \`row\` |
| \`current\` | what is there now (409, 412) |
| \`trace\` | the trace id |
| \`type\` | where the code is explained |

429 and 503, and 409 where a request is still being worked on, have \`Retry-After\`. What belongs to others answers 404, as if
it were not there. \`/healthz\` says that the process lives, \`/readyz\` that it can work: 503 without its database, \`degraded\`
without Temporal.
`;

const cell = (text) => String(text).replaceAll('|', '\\|');
const table = (head, rows) => [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.map(cell).join(' | ')} |`).join('\n');
const coded = (codes) =>
  Object.entries(codes)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, { status, title, advice }]) => [code, status, title, advice]);

/** The page, with the codes of requests, commands and the store; those of documents and items are in errors.md. */
export const apiPage = ({ apiCodes, commandCodes, storeCodes }) =>
  [
    TEXT,
    '## Codes of requests\n',
    table(['code', 'status', 'what', 'what to do'], coded(apiCodes)),
    '\n## Codes of commands\n',
    table(['code', 'status', 'what', 'what to do'], coded(commandCodes)),
    '\n## Codes of the store\n',
    table(['code', 'what'], Object.entries(storeCodes)),
    '\nCodes of documents (`PDL…`) and of running items (`OPS…`) are in [errors.md](errors.md).\n',
  ].join('\n');
