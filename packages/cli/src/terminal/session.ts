import type { Readable, Writable } from 'node:stream';
import { Failure } from '../failures/failure.ts';
import { harmless } from './harmless.ts';
import { jsonPieces } from './json-pieces.ts';
import { COLOURS, PLAIN, type Style } from './style.ts';

interface Stream extends Writable {
  isTTY?: boolean;
  columns?: number;
  hasColors?: () => boolean;
}

/** What a command reads from and writes to. */
export interface Session {
  readonly input: Readable;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Answers, errors too, are JSON on standard output. */
  readonly json: boolean;
  /** How results are set off, and how remarks are. */
  readonly style: Style;
  readonly remarkStyle: Style;
  readonly width: number;
  /** A result, on standard output; a line end is added. */
  print(text: string): void;
  printJson(value: unknown): void;
  /** Progress, warnings and errors, on standard error. */
  remark(text: string): void;
  /**
   * From now on Ctrl-C ends what is under way, and not the process: the signal is aborted with a Failure (TW701). A second
   * Ctrl-C ends the process.
   */
  stopping(): AbortSignal;
  /** Overwrites the last progress on a terminal; elsewhere nothing. Empty text clears it. */
  progress(text: string): void;
}

interface Streams {
  args: readonly string[];
  input: Readable;
  output: Stream;
  error: Stream;
  env: Readonly<Record<string, string | undefined>>;
  /** Calls back once when the process is asked to end, which it then does not do; default: nobody asks. */
  onStop?: (stop: () => void) => void;
}

/** Read before the command line is, so that its errors are printed as asked for. */
const asks = (args: readonly string[], option: string) => {
  const end = args.indexOf('--');
  return args.slice(0, end < 0 ? args.length : end).includes(option);
};

/** The session of a process's streams. */
export function openSession({ args, input, output, error, env, onStop }: Streams): Session {
  const styleFor = (stream: Stream) => (stream.isTTY && stream.hasColors?.() && !asks(args, '--no-color') ? COLOURS : PLAIN);
  const style = styleFor(output);
  const remarkStyle = styleFor(error);
  let shown = false;
  const clear = () => {
    if (shown) error.write('\r\u001b[K');
    shown = false;
  };
  let stop: AbortController | undefined;
  const toTerminal = error.isTTY === true;
  return {
    input,
    env,
    json: asks(args, '--json'),
    style,
    remarkStyle,
    width: output.columns ?? 100,
    print(text) {
      clear();
      output.write(`${harmless(text, style)}\n`);
    },
    printJson(value) {
      clear();
      for (const piece of jsonPieces(value)) output.write(piece);
      output.write('\n');
    },
    remark(text) {
      clear();
      error.write(`${harmless(text, remarkStyle)}\n`);
    },
    stopping() {
      if (!stop) {
        const asked = new AbortController();
        onStop?.(() => asked.abort(new Failure('TW701', 'Stopped; nothing was written.')));
        stop = asked;
      }
      return stop.signal;
    },
    progress(text) {
      if (!toTerminal) return;
      clear();
      if (text === '') return;
      error.write(harmless(text, PLAIN));
      shown = true;
    },
  };
}
