// The public names of bases: partners in files, and threads that decide them.

export { csvRows } from './rows/csv-rows.ts';
export { ndjsonRows } from './rows/ndjson-rows.ts';
