import { parseArgs } from 'node:util';

export const help = `npm start                        installs, builds and starts Tierwright with sample data, and runs until Ctrl-C
npm start -- --reset             begins anew: removes what is in the data folder, after asking (--yes: without asking)
npm start -- --json              progress and readiness as lines of JSON, for scripts
npm start -- demo                the same programs in the terminal, without a server ("tierwright demo")

  TIERWRIGHT_PORT   port, default 7400
  TIERWRIGHT_DATA   data folder, default .tierwright/data
  TEMPORAL_ADDRESS  a Temporal server of yours instead of the one that is started
  DATABASE_URL      a PostgreSQL of yours instead of the embedded store; then there is no sample data

All variables: node packages/server/bin/tierwright-server.js --help`;

/** What was asked for, or a sentence that says what was not understood. */
export const readOptions = (args) => {
  if (args[0] === 'demo') return { demo: args.slice(1) };
  try {
    const { values } = parseArgs({
      args,
      options: {
        reset: { type: 'boolean', default: false },
        yes: { type: 'boolean', short: 'y', default: false },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    return values;
  } catch (error) {
    return { problem: `${error.message.split('\n')[0].replace(/\. To specify.*$/, '')}. See "npm start -- --help".` };
  }
};
