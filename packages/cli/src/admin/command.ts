import { Command } from 'commander';
import type { Act } from '../command-line/act.ts';
import { withExamples } from '../command-line/examples.ts';
import type { AdminOptions } from './create-admin.ts';

const createCommand = (act: Act): Command =>
  withExamples(
    new Command('create')
      .summary('make an administrator')
      .description(
        'Makes an administrator in the database of DATABASE_URL, or in the folder of TIERWRIGHT_DATA while no server runs on it, and the vendor where there is none of that name. The password is shown once and replaced at the first sign-in; TIERWRIGHT_ADMIN_PASSWORD gives another.',
      )
      .requiredOption('--login <login>', 'what is typed to sign in, in small letters')
      .requiredOption('--name <name>', 'of the person')
      .requiredOption('--email <address>', 'of the person: accounts of one address are one human for four eyes')
      .option('--tenant <slug>', 'short name of the vendor', 'main')
      .option('--title <title>', 'what people call the vendor (default: its short name)')
      .option('--host <host...>', 'host names under which it is served')
      .action((options: AdminOptions) =>
        act(async (session) => {
          const { createAdmin } = await import('./create-admin.ts');
          return createAdmin(options, session);
        }),
      ),
    [
      [
        'DATABASE_URL=postgres://tierwright_login:…@db/tierwright tierwright admin create --login ada --name "Ada Quist" --email ada@example.com --tenant northwind --host partners.northwind.example',
        'the first administrator of a vendor',
      ],
    ],
  );

export const adminCommand = (act: Act): Command =>
  new Command('admin')
    .summary('administrators, made beside the server')
    .description('What has to be done before anybody can sign in.')
    .addCommand(createCommand(act));
