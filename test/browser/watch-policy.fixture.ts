import type { BrowserContext, CDPSession, Page } from 'playwright-core';

interface Issue {
  readonly code: string;
  readonly details: {
    readonly contentSecurityPolicyIssueDetails?: {
      readonly violatedDirective: string;
      readonly contentSecurityPolicyViolationType: string;
      readonly blockedURL?: string;
      readonly sourceCodeLocation?: { readonly url: string };
    };
  };
}

/** What a browser tells of a worker, as text, since it is of a session within a session. */
interface Told {
  readonly method?: string;
  readonly params?: { readonly issue?: Issue };
}

const wordsOf = ({ details }: Issue): string | undefined => {
  const found = details.contentSecurityPolicyIssueDetails;
  if (!found) return undefined;
  const { violatedDirective, contentSecurityPolicyViolationType: type, blockedURL = '', sourceCodeLocation } = found;
  return [violatedDirective, 'refused', type, blockedURL, sourceCodeLocation && `in ${sourceCodeLocation.url}`].filter(Boolean).join(' ');
};

/** Asks for the violations of a page's workers, too: those tell neither the page nor its console. */
async function watchWorkers(session: CDPSession, hear: (issue: Issue) => void): Promise<void> {
  session.on('Target.attachedToTarget', ({ sessionId }) => {
    const message = JSON.stringify({ id: 1, method: 'Audits.enable' });
    // A worker may have ended meanwhile.
    session.send('Target.sendMessageToTarget', { sessionId, message }).catch(() => undefined);
  });
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { method, params } = JSON.parse(message) as Told;
    if (method === 'Audits.issueAdded' && params?.issue) hear(params.issue);
  });
  await session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
}

/** Tells every violation of a content policy in a context's pages, frames and workers, whether the policy names a place for reports or not. */
export function watchPolicy(context: BrowserContext, tell: (what: string) => void): void {
  const hear = (issue: Issue) => {
    const words = wordsOf(issue);
    if (words !== undefined) tell(words);
  };
  const attach = async (page: Page) => {
    const session = await context.newCDPSession(page);
    session.on('Audits.issueAdded', ({ issue }) => hear(issue));
    // What was refused before is told now.
    await session.send('Audits.enable');
    await watchWorkers(session, hear);
  };
  context.on('page', (page) => {
    // A page that closed before it could be watched is one of those that were opened by it.
    attach(page).catch(() => undefined);
  });
}
