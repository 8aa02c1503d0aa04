// docs/rights.md: which role may do what over HTTP. Written from the routes; the tests of the API read it back and ask every cell.

const ROLES = ['anonymous', 'partnerUser', 'channelManager', 'programDesigner', 'approver', 'decider', 'administrator', 'auditor'];

const INTRODUCTION = `# Rights

Generated from the routes; \`npm run generate\` writes it. \`test/running/rights-matrix.test.ts\` reads this table and asks every
cell over HTTP, with objects of the caller's own partner, of another partner and of another tenant. A route that is not in
the table, or that no probe asks, fails.

- **all**: of the tenant. **own**: what belongs to the caller's partner, or names it as distributor, or is the caller's own.
  **held**: what waits for the caller or one of the caller's groups. **–**: refused (403; 401 without signing in).
- What is outside answers 404, as if it were not there. What belongs to another tenant is never there.
- Everybody may what \`anonymous\` may. Rights inside an item (who may decide a step, who may say what) come on top: the
  lifecycle and the program say those.
`;

const cell = (rights, role) => rights[role] ?? (rights.anonymous === undefined ? '–' : rights.anonymous);

/** The page, one line for each route. */
export function rightsPage(routes) {
  const tags = [...new Set(routes.map(({ tag }) => tag))];
  const sections = tags.map((tag) => {
    const head = ['route', 'id', ...ROLES];
    const rows = routes
      .filter((route) => route.tag === tag)
      .map(({ id, method, path, rights }) => [
        `\`${method.toUpperCase()} ${path}\``,
        `\`${id}\``,
        ...ROLES.map((role) => cell(rights, role)),
      ]);
    const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
    return `## ${tag}\n\n${lines.join('\n')}\n`;
  });
  return [INTRODUCTION, ...sections].join('\n');
}
