import type { CommanderError } from 'commander';
import type { FailureCode } from '../failures/codes.ts';
import { Failure } from '../failures/failure.ts';

const CODES: Record<string, FailureCode> = {
  'commander.unknownCommand': 'TW100',
  'commander.unknownOption': 'TW101',
  'commander.missingArgument': 'TW102',
  'commander.excessArguments': 'TW103',
  'commander.missingMandatoryOptionValue': 'TW104',
  'commander.optionMissingArgument': 'TW105',
  'commander.invalidArgument': 'TW106',
  'commander.conflictingOption': 'TW108',
};

const sentence = (text: string) => {
  const plain = text.replace(/^error: /, '').trim();
  const capital = plain.charAt(0).toUpperCase() + plain.slice(1);
  return /[.?!)]$/.test(capital) ? capital : `${capital}.`;
};

/** What commander found wrong with the command line, under a code of ours, its "did you mean" as the suggestion. */
export function usageFailure(error: CommanderError): Failure {
  const [message = '', hint] = error.message.split('\n');
  const suggestion = hint?.replace(/^\(|\)$/g, '');
  return new Failure(CODES[error.code] ?? 'TW109', sentence(message), suggestion === undefined ? {} : { suggestion });
}
