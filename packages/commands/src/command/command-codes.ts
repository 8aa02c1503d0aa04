/** Why a command was not done, and what to do: the status of HTTP, a title, an advice. `CMD1xx` rights and the transaction, `CMD2xx` programs, `CMD3xx` partners, records and import, `CMD4xx` accounts, `CMD5xx` decisions and jobs, `CMD6xx` items. */
export const COMMAND_CODES = {
  CMD101: { status: 403, title: 'Not among your rights', advice: 'Let somebody do it who has one of the roles that are expected.' },
  CMD102: { status: 404, title: 'Not there', advice: 'Look the id up again: there is nothing of it that you may see.' },
  CMD103: { status: 412, title: 'Changed since you looked', advice: 'Look at what is there now, then send the change with its revision.' },
  CMD104: { status: 422, title: 'The key was used for another request', advice: 'Use a new Idempotency-Key for each new request.' },
  CMD105: {
    status: 409,
    title: 'The same request is being worked on',
    advice: 'Send it again, with the same key, after the seconds that are named.',
  },
  CMD106: { status: 503, title: 'Others work on the same', advice: 'Send it again, with the same key, after the seconds that are named.' },
  CMD107: {
    status: 503,
    title: 'The database cannot be reached',
    advice: 'Send it again with the same key: what was done is not done twice.',
  },
  CMD201: {
    status: 422,
    title: 'The document has errors',
    advice: 'Correct what is named at each pointer; a draft may be saved with errors.',
  },
  CMD202: { status: 422, title: 'A test of the document fails', advice: 'Correct the rule, or what the test expects.' },
  CMD203: {
    status: 422,
    title: 'A placeholder has no value',
    advice: 'Give the parameter a value: what is not known can be simulated, not published.',
  },
  CMD204: { status: 409, title: 'The draft cannot change now', advice: 'Cancel its release first, or start a draft from the version.' },
  CMD205: { status: 409, title: 'Not possible in this state of the review', advice: 'Look at the state it is in now.' },
  CMD206: {
    status: 409,
    title: 'Not the content under review',
    advice: 'Read what is under review now, then decide on that hash and round.',
  },
  CMD207: { status: 403, title: 'Four eyes', advice: 'Let a person approve who has written nothing of it.' },
  CMD208: { status: 403, title: 'Only for a person who has signed in', advice: 'Sign in: keys never approve, publish or roll back.' },
  CMD209: { status: 409, title: 'Has decided already', advice: 'Let another person decide; each does once in a round.' },
  CMD210: { status: 409, title: 'Not enough approvals', advice: 'Let as many people approve as are needed, enabled and in role.' },
  CMD211: {
    status: 409,
    title: 'Another version has become active',
    advice: 'Compare the draft with the active version (`rebase`), then ask for a review again.',
  },
  CMD212: { status: 409, title: 'A release is scheduled already', advice: 'Cancel it first; a program has one at a time.' },
  CMD213: { status: 409, title: 'The release is not scheduled any more', advice: 'Look at the state it is in now.' },
  CMD214: { status: 409, title: 'Never in force before', advice: 'Roll back to a version that the history of the program names.' },
  CMD215: { status: 409, title: 'In force already', advice: 'There is nothing to do: this is the active version.' },
  CMD216: { status: 422, title: 'A text that cannot be kept', advice: 'Take out the character U+0000 and halves of characters.' },
  CMD217: { status: 409, title: 'Too many comments', advice: 'Resolve them in a new round: a review has 500 at most.' },
  CMD218: { status: 422, title: 'Not a day or an instant to publish at', advice: 'Name a day or an instant within ten years.' },
  CMD301: { status: 409, title: 'The partner is there already', advice: 'Change it with PATCH, or take another id.' },
  CMD302: { status: 422, title: 'A partner that programs cannot read', advice: 'Correct what the problems name, then send it again.' },
  CMD303: { status: 422, title: 'Records that programs cannot read', advice: 'Correct what the problems name; nothing was kept.' },
  CMD304: { status: 422, title: 'Not a page of this list', advice: 'Begin with the first page, and go on with the `next` of each.' },
  CMD305: {
    status: 409,
    title: 'The import is not at that point',
    advice: 'Look at its state: it is opened, sent, looked at, then applied once.',
  },
  CMD306: { status: 422, title: 'The mapping does not fit', advice: 'Correct the columns that the problems name, and open a new import.' },
  CMD307: { status: 413, title: 'More than an import takes', advice: 'Divide it into several imports of the same source.' },
  CMD308: {
    status: 409,
    title: 'The import has rows that are wrong',
    advice: 'Correct them and send all again, or apply only what is valid.',
  },
  CMD501: { status: 409, title: 'No version that decides', advice: 'Publish a version, or name one by its hash.' },
  CMD502: { status: 422, title: 'Several programs', advice: 'Name one of the programs that are expected.' },
  CMD503: { status: 422, title: 'A question that cannot be answered', advice: 'Correct what the problems name.' },
  CMD504: { status: 409, title: 'The job is over', advice: 'Look at its result.' },
  CMD219: { status: 422, title: 'A rule throws', advice: 'Correct the rule that the message names, or the data that it met.' },
  CMD401: { status: 409, title: 'The login is taken', advice: 'Choose another login.' },
  CMD402: { status: 401, title: 'Login or password is wrong', advice: 'Check both; an administrator can give a new password.' },
  CMD403: { status: 403, title: 'The password must be replaced first', advice: 'Send `newPassword` with the sign-in.' },
  CMD404: {
    status: 422,
    title: 'The password is too weak',
    advice: 'Take at least 12 characters that are not the login, nor few characters repeated.',
  },
  CMD405: { status: 403, title: 'Not for oneself', advice: 'Let another administrator change your own roles, groups or access.' },
  CMD406: { status: 403, title: 'Only for a person who has signed in', advice: 'Sign in: keys neither make keys nor change passwords.' },
  CMD407: { status: 422, title: 'More than the account has', advice: 'Give the key only roles that its account has.' },
  CMD408: { status: 422, title: 'Expires too early or too late', advice: 'Let it expire in the future, within 366 days.' },
  CMD409: {
    status: 422,
    title: 'Roles of partners and of the vendor do not mix',
    advice: "Give a partner's account roles of partners only, and other accounts none of them.",
  },
  CMD410: { status: 409, title: 'The tenant is there already', advice: 'Choose another short name.' },
  CMD411: { status: 409, title: 'The account is disabled', advice: 'Enable it first.' },
  CMD412: { status: 422, title: 'No such partner', advice: 'Name a partner that exists.' },
  CMD413: { status: 429, title: 'Too many failed sign-ins', advice: 'Wait for the seconds that are named.' },
  CMD601: { status: 404, title: 'No such item', advice: 'Look the id up again: there is nothing of it that you may see.' },
  CMD602: { status: 409, title: 'The program has no version in force', advice: 'Publish a version of it first.' },
  CMD603: { status: 409, title: 'Nothing is due', advice: 'Ask for its plan: it says what is due next.' },
  CMD604: { status: 409, title: 'The effect is settled', advice: 'Only an effect that failed can be tried again.' },
} as const satisfies Record<string, CommandCodeMeaning>;

interface CommandCodeMeaning {
  readonly status: 400 | 401 | 403 | 404 | 409 | 412 | 413 | 415 | 422 | 428 | 429 | 503;
  readonly title: string;
  readonly advice: string;
}

export type CommandCode = keyof typeof COMMAND_CODES;
