import type { Located } from '../problems/located.ts';

const THEN = /^\/dealRegistration\/rules\/(?:list\/\d+|otherwise)\/then$/;
const isOutcomeProblem = ({ code, pointer }: Located) => (code === 'PDL107' || code === 'PDL108') && THEN.test(pointer);

/** `otherwise` takes over where nothing is known, so it may refuse or ask people, but never approve. */
function teachOutcome(problem: Located): Located {
  const isOtherwise = problem.pointer.includes('/otherwise/');
  if (isOtherwise && problem.value === 'approve') {
    const suggestion = 'Write a rule that approves, and let `otherwise` route to a chain: { "route": "review" }.';
    return { ...problem, code: 'PDL218', message: '`otherwise` never approves.', suggestion };
  }
  const message = 'A rule’s outcome is to approve, to reject, or to route to a chain of approvals.';
  return {
    ...problem,
    code: 'PDL117',
    message,
    expected: isOtherwise ? '"reject" or { "route": chain }' : '"approve", "reject" or { "route": chain }',
  };
}

/** Problems at places where the language has more to say than the schema get the code that says it. */
export const teach = (problem: Located): Located => (isOutcomeProblem(problem) ? teachOutcome(problem) : problem);
