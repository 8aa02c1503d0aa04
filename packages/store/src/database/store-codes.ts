/** What may go wrong with the store as a whole, by code. */
export const STORE_CODES = {
  STO101: 'Others hold what is needed; nothing was done. Try again.',
  STO102: 'The database does not answer; nothing was done. Try again.',
  STO103: 'The connection was lost while committing; whether it was done is not known. Try again with the same key.',
  STO104: 'The database has no room left; nothing was done. Free some space.',
  STO110: 'Another process has the data folder open.',
  STO111: 'The data folder cannot be used.',
  STO112: 'This process lost its lock on the data folder; it has to be started again.',
  STO113: 'The embedded database has stopped; the process has to be started again.',
  STO120: 'PostgreSQL is older than 15.',
  STO121: 'PostgreSQL may lose what it has acknowledged.',
  STO122: 'The login of the service may do too much.',
  STO123: 'The login of the service may not act as tierwright_app.',
  STO124: 'The tables are not those of this release.',
} as const;

export type StoreCode = keyof typeof STORE_CODES;
