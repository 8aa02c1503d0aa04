/** What `tierwright` answers with: 0 fine, 1 the answer is no, 2 wrong use, 70 our own mistake, 130 stopped by Ctrl-C. */
export const EXIT = { fine: 0, no: 1, wrongUse: 2, internal: 70, stopped: 130 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

interface CodeEntry {
  title: string;
  exit: ExitCode;
  /** What to do about it, a sentence. */
  advice: string;
}

/** Every code of the command itself. Codes of documents and partner files (PDL…) belong to `@tierwright/program`. */
export const FAILURE_CODES = {
  TW100: { title: 'Unknown command', exit: EXIT.wrongUse, advice: '`tierwright --help` lists the commands.' },
  TW101: { title: 'Unknown option', exit: EXIT.wrongUse, advice: '`tierwright COMMAND --help` lists its options.' },
  TW102: { title: 'An argument is missing', exit: EXIT.wrongUse, advice: '`tierwright COMMAND --help` shows which, with examples.' },
  TW103: { title: 'Too many arguments', exit: EXIT.wrongUse, advice: 'Quote paths that contain spaces.' },
  TW104: { title: 'A required option is missing', exit: EXIT.wrongUse, advice: 'Add the named option.' },
  TW105: { title: 'An option without its value', exit: EXIT.wrongUse, advice: 'Write the value after the option.' },
  TW106: { title: 'A value that the option does not take', exit: EXIT.wrongUse, advice: 'The message says which values it takes.' },
  TW107: { title: 'Not a date', exit: EXIT.wrongUse, advice: 'Write a day of the calendar as YYYY-MM-DD.' },
  TW108: { title: 'Options that exclude each other', exit: EXIT.wrongUse, advice: 'Keep one of them.' },
  TW109: { title: 'Wrong use of another kind', exit: EXIT.wrongUse, advice: '`tierwright COMMAND --help` shows how it is used.' },
  TW201: { title: 'No such file', exit: EXIT.wrongUse, advice: 'Check the path; it is relative to the folder you are in.' },
  TW202: { title: 'A folder where a file is needed', exit: EXIT.wrongUse, advice: 'Name the file inside the folder.' },
  TW203: { title: 'No permission', exit: EXIT.wrongUse, advice: 'Let your user read (or write) the file.' },
  TW204: { title: 'The file is too large', exit: EXIT.wrongUse, advice: 'The message says what the limit is.' },
  TW205: { title: 'The file cannot be read', exit: EXIT.wrongUse, advice: 'The message says what the system answered.' },
  TW206: { title: 'Standard input is named twice', exit: EXIT.wrongUse, advice: 'Use `-` for one of the files only.' },
  TW207: { title: 'A file where a folder is needed', exit: EXIT.wrongUse, advice: 'Name a folder.' },
  TW301: { title: 'The program has errors', exit: EXIT.no, advice: '`tierwright check FILE` shows each with its line.' },
  TW302: { title: 'The partner file cannot be read', exit: EXIT.no, advice: 'Correct the named place; a partner file is UTF-8 JSON.' },
  TW303: { title: 'The partner cannot be decided', exit: EXIT.no, advice: 'Correct the named fields of the partner file.' },
  TW304: { title: 'The program has no tests', exit: EXIT.no, advice: 'Add a section `tests` to the document.' },
  TW305: {
    title: 'The deal cannot be read',
    exit: EXIT.no,
    advice: 'Correct the named places; a deal is { answers, submittedAt?, partner?, records? }.',
  },
  TW306: { title: 'The deal cannot be registered', exit: EXIT.no, advice: 'The message says why the program does not take it.' },
  TW308: {
    title: 'The question has no answer',
    exit: EXIT.no,
    advice: 'The message says why; only tiers of a track that applies to the partner can be reached.',
  },
  TW309: {
    title: 'The items cannot be used',
    exit: EXIT.no,
    advice: 'Correct the named lines; `tierwright items export` writes such a file.',
  },
  TW310: {
    title: 'The question cannot be asked',
    exit: EXIT.no,
    advice: 'The message says which name or value is not there; `tierwright simulate --help` shows how it is written.',
  },
  TW401: {
    title: 'Not a base of partners',
    exit: EXIT.wrongUse,
    advice: '`tierwright generate base` makes one; it holds base.json and partners.ndjson.',
  },
  TW402: { title: 'base.json is broken', exit: EXIT.wrongUse, advice: 'Make the base anew with `tierwright generate base --force`.' },
  TW403: {
    title: 'A broken line in partners.ndjson',
    exit: EXIT.wrongUse,
    advice: 'Correct or remove the named line, or make the base anew.',
  },
  TW404: { title: 'A partner of the base cannot be decided', exit: EXIT.no, advice: 'Correct the named line of partners.ndjson.' },
  TW405: { title: 'No such partner in the base', exit: EXIT.wrongUse, advice: 'The ids stand in partners.ndjson.' },
  TW406: {
    title: 'The programs do not go together',
    exit: EXIT.no,
    advice: 'One base can hold only programs that declare the same records in the same way.',
  },
  TW407: {
    title: 'The snapshot cannot be used',
    exit: EXIT.no,
    advice: 'Make it anew with --save-snapshot, for these versions and this day.',
  },
  TW408: { title: 'The base changed while it was read', exit: EXIT.no, advice: 'Run it again when nobody writes to it.' },
  TW501: { title: 'The folder is not empty', exit: EXIT.wrongUse, advice: 'Choose another folder, or overwrite a base with --force.' },
  TW502: { title: 'The disk is full', exit: EXIT.wrongUse, advice: 'Make room, or write to another disk. Nothing half-written was left.' },
  TW503: { title: 'Cannot be written', exit: EXIT.wrongUse, advice: 'The message says what the system answered.' },
  TW601: { title: 'Not the address of a server', exit: EXIT.wrongUse, advice: 'Write --server http://HOST:PORT, or set TIERWRIGHT_URL.' },
  TW602: { title: 'No API key', exit: EXIT.wrongUse, advice: 'Set TIERWRIGHT_API_KEY to a key of your account (tw_…).' },
  TW603: { title: 'The server refused', exit: EXIT.no, advice: 'The message and its findings say why; nothing was kept.' },
  TW604: {
    title: 'The server does not answer',
    exit: EXIT.wrongUse,
    advice: 'Check that it runs and can be reached; the same command can be given again.',
  },
  TW605: {
    title: 'The database cannot be used',
    exit: EXIT.wrongUse,
    advice: 'Set DATABASE_URL or TIERWRIGHT_DATA; the folder can be opened only while no server runs on it.',
  },
  TW606: { title: 'The administrator was not made', exit: EXIT.no, advice: 'The message says why; nothing was kept.' },
  TW607: { title: 'No such vendor', exit: EXIT.wrongUse, advice: 'Without --tenant every vendor is looked at.' },
  TW608: { title: 'No such program at the vendor', exit: EXIT.no, advice: 'Name a program of which a version was kept.' },
  TW701: { title: 'Stopped', exit: EXIT.stopped, advice: 'Nothing was written; the same command can be given again.' },
  TW999: {
    title: 'A mistake of ours',
    exit: EXIT.internal,
    advice: 'Please report it with the command and its output; DEBUG=1 shows where.',
  },
} as const satisfies Record<string, CodeEntry>;
export type FailureCode = keyof typeof FAILURE_CODES;
