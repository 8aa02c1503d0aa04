import { PATH_PROBLEMS, type PathCode } from '@tierwright/engine';
import type { Outcome, Problem } from '@tierwright/program';
import { problemLines } from '../check/problem-lines.ts';
import type { FailureCode } from '../failures/codes.ts';
import { Failure } from '../failures/failure.ts';
import { type PartnerFile, placeInPartner } from '../files/partner-file.ts';
import { nameOf } from '../files/read-bytes.ts';
import type { Session } from '../terminal/session.ts';
import { count } from '../terminal/words.ts';

/** Which of our failures a problem of a question is: wrong use of an option, or no answer. */
const CODES: Partial<Record<PathCode, FailureCode>> = {
  PATH101: 'TW106',
  PATH102: 'TW106',
  PATH103: 'TW106',
  PATH104: 'TW104',
  PATH105: 'TW106',
  PATH106: 'TW106',
};
const OPTIONS: Partial<Record<PathCode, string>> = {
  PATH101: '--track',
  PATH102: '--to',
  PATH103: '--group',
  PATH104: '--track',
  PATH105: '--group',
  PATH106: '--horizon',
};

const isOfQuestion = (code: string): code is PathCode => Object.hasOwn(PATH_PROBLEMS, code);

function questionFailure(
  { code, message, suggestion, expected }: Problem & { code: PathCode },
  session: Session,
  problem: Problem,
): Failure {
  const option = OPTIONS[code];
  const among = expected?.startsWith('one of ') ? ` It has ${expected.slice('one of '.length)}.` : '';
  return new Failure(CODES[code] ?? 'TW308', `${option === undefined ? '' : `${option}: `}${message}${among}`, {
    ...(suggestion === undefined ? {} : { suggestion }),
    // People read the sentence; programs get the finding behind it too.
    ...(session.json ? { problems: [problem] } : {}),
  });
}

/** The answer to a question about a partner, its warnings remarked. Throws a Failure (TW104, TW106, TW303, TW308). */
export function answerOrFail<T>(outcome: Outcome<T>, partner: PartnerFile, session: Session): T {
  const ofQuestion = outcome.problems.find(({ code }) => isOfQuestion(code));
  if (!outcome.ok && ofQuestion && isOfQuestion(ofQuestion.code))
    throw questionFailure({ ...ofQuestion, code: ofQuestion.code }, session, ofQuestion);
  const problems = placeInPartner(partner, outcome.problems);
  const { file } = partner;
  if (!outcome.ok)
    throw new Failure('TW303', `${nameOf(file)} cannot be decided: ${count(problems.length, 'problem')}.`, { file, problems });
  for (const problem of problems) session.remark(problemLines(file, problem, partner.document.text, session.remarkStyle).join('\n'));
  return outcome.value;
}
