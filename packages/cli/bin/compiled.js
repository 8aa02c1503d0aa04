import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { constants, Script } from 'node:vm';

const read = (file, encoding) => {
  try {
    return readFileSync(file, encoding);
  } catch {
    return undefined;
  }
};

/** What V8 made of a file that the build bundled lies beside it; what another version of Node.js made is left aside. */
export const compiledBeside = (file) => `${file}.compiled`;

/** A file that the build bundled, as a function of what modules of CommonJS are given, and of the address of the file. */
export function compile(file) {
  // It is written in ASCII alone.
  const text = `(function (exports, require, module, fileUrl) {${readFileSync(file, 'latin1')}\n})`;
  const cachedData = read(compiledBeside(file));
  return new Script(text, {
    filename: file,
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    ...(cachedData === undefined ? {} : { cachedData }),
  });
}

/** Runs it; answers what it exports. */
export function start(script, file) {
  const module = { exports: {} };
  script.runInThisContext()(module.exports, createRequire(file), module, pathToFileURL(file).href);
  return module.exports;
}
