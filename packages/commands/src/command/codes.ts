/** Why a command was not done, and what to do. `CMD1xx` core and rights, `CMD2xx` programs, `CMD3xx` partners and records, `CMD4xx` accounts, `CMD5xx` decisions and jobs, `CMD6xx` running items. */
export const COMMAND_CODES = {
  CMD101: { title: 'Not allowed', advice: 'Ask somebody who has one of the roles that may.' },
  CMD102: { title: 'Not found', advice: 'Check the id; what belongs to others answers as if it were not there.' },
  CMD401: { title: 'The login is taken', advice: 'Choose another login.' },
  CMD402: { title: 'Login or password is wrong', advice: 'Check both; an administrator can give a new password.' },
  CMD403: { title: 'The password must be replaced first', advice: 'Send `newPassword` with the sign-in.' },
  CMD404: {
    title: 'The password is too weak',
    advice: 'Take at least 12 characters, neither the login nor one character again and again.',
  },
  CMD405: { title: 'Not for oneself', advice: 'Let another administrator change your roles, groups or access.' },
  CMD406: { title: 'Only by a person who has signed in', advice: 'Sign in; keys neither make keys nor change passwords.' },
  CMD407: { title: 'More than the account has', advice: 'Give the key only roles that its account has.' },
  CMD408: { title: 'Expires too late or too early', advice: 'Let the key expire in the future, within 366 days.' },
  CMD409: {
    title: 'Roles of partner and vendor do not mix',
    advice: "Give a partner's account partner roles only, and others none of them.",
  },
  CMD410: { title: 'The tenant is there already', advice: 'Choose another short name, or sign in to the tenant that has it.' },
  CMD411: { title: 'The account is disabled', advice: 'Enable it first.' },
  CMD412: { title: 'No such partner', advice: 'Name a partner that exists, or none.' },
} as const;
export type CommandCode = keyof typeof COMMAND_CODES;
