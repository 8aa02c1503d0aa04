/** A text inside HTML. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');

interface Page {
  readonly title: string;
  /** HTML. */
  readonly body: string;
  /** HTML of the head, besides. */
  readonly head?: string;
}

/** A whole page in our style, without scripts of its own. */
export const page = ({ title, body, head = '' }: Page): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/assets/page.css">
${head}</head>
<body>
${body}
</body>
</html>
`;

/** The style of our own pages. */
export const PAGE_STYLE = `:root { color-scheme: light dark; font-family: system-ui, sans-serif; line-height: 1.5; }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; }
th, td { text-align: left; vertical-align: top; padding: 0.25rem 1rem 0.25rem 0; border-bottom: 1px solid #8884; }
.ok::before { content: "● "; color: #2a8a3e; }
.degraded::before { content: "● "; color: #b7791f; }
.down::before { content: "● "; color: #c53030; }
tr:target { background: #fbd38d55; }
`;
