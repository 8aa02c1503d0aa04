/** Every code of bases in files. Codes of programs about partners (PDL4xx) come beside them. */
export const BASE_CODES = {
  BASE101: { title: 'Not a base of partners', advice: 'Name a folder with base.json, or a file of partners (.ndjson).' },
  BASE102: { title: 'base.json is broken', advice: 'The message says which key, and what it has to be; docs/bases.md shows one.' },
  BASE103: {
    title: 'A file that cannot be read as what it is called',
    advice: 'Name CSV .csv, NDJSON .ndjson and Parquet .parquet, or say `type`.',
  },
  BASE104: { title: 'The base is incomplete', advice: 'base.json says how many partners there are; write the base anew.' },
  BASE106: { title: 'The columns do not fit', advice: 'Say in `columns` where each column of the file goes.' },
  BASE107: { title: 'The base changed while it was read', advice: 'Run it again when nobody writes to it.' },
  BASE111: { title: 'A character that is not of the encoding', advice: 'Say the `encoding`, or write the file as UTF-8.' },
  BASE112: {
    title: 'A row has more or fewer cells than the header',
    advice: 'Correct the row; a cell with the delimiter inside stands in quotes.',
  },
  BASE113: {
    title: 'A value of the wrong type',
    advice: 'The message says what the field takes; `decimal` and `dates` say how it is written.',
  },
  BASE114: { title: 'The same is there twice', advice: 'Keep one of the rows.' },
  BASE115: { title: 'A record of a partner who is not there', advice: 'Add the partner, or take the record away.' },
  BASE116: { title: 'What a row needs is missing', advice: 'Fill the cell; `required` says which other columns need a value.' },
  BASE117: { title: 'A text that is too long', advice: 'Look for a quote that is never closed.' },
  BASE118: { title: 'Broken quotes', advice: 'Write a quote inside quotes twice; nothing after the row was read.' },
  BASE119: { title: 'A line that is not what it should be', advice: 'NDJSON holds one JSON object a line: a partner, or a record.' },
  BASE120: { title: 'A negative amount', advice: 'Correct it, or take the column out of `notNegative`.' },
  BASE121: { title: 'Broken Parquet', advice: 'Write the file anew; it is cut off, or not Parquet.' },
  BASE140: { title: 'Rows of the base are wrong', advice: 'Correct the rows that are listed, or leave them out with --skip-bad.' },
  BASE151: { title: 'Not a snapshot', advice: 'Make the snapshot anew.' },
  BASE152: { title: 'The snapshot is cut off or damaged', advice: 'Make the snapshot anew.' },
  BASE153: { title: 'A thread ended', advice: 'Run it again; with fewer threads less memory is needed.' },
  BASE154: { title: 'A snapshot of something else', advice: 'Make a snapshot of this base, for these days and these versions.' },
} as const satisfies Record<string, { title: string; advice: string }>;
export type BaseCode = keyof typeof BASE_CODES;
