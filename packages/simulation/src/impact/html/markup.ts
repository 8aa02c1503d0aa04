/** Text that is HTML already; whatever else is put into HTML is escaped. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type Content = Markup | string | number | null | undefined | false | readonly Content[];

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
/** Control characters are no text, and not allowed in HTML. */
const CONTROLS = /(?![\t\n\r])\p{Cc}/gu;

const escaped = (text: string): string => text.replace(CONTROLS, '').replace(/[&<>"']/g, (sign) => ESCAPES[sign] as string);

function written(content: Content): string {
  if (content === null || content === undefined || content === false) return '';
  if (content instanceof Markup) return content.text;
  if (typeof content === 'string') return escaped(content);
  if (typeof content === 'number') return String(content);
  return content.map(written).join('');
}

/** HTML with values in it: texts are escaped, lists are put one after the other, what is not there leaves no trace. */
export function html(parts: TemplateStringsArray, ...values: readonly Content[]): Markup {
  return new Markup(parts.map((part, at) => part + written(values[at])).join(''));
}
