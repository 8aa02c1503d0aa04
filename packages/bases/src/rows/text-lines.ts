/** Text of a stream of bytes. What is not of the encoding becomes U+FFFD, which the row that holds it is refused for. */
export async function* textOf(stream: AsyncIterable<Uint8Array>, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const bytes of stream) {
    const text = decoder.decode(bytes, { stream: true });
    if (text !== '') yield text;
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}

/** A line of a text, from 1; longer ones are cut and say so. */
export interface TextLine {
  readonly line: number;
  readonly text: string;
  readonly isCut: boolean;
}

/** Lines of a text as they come, without their ends; at most `longest` characters of each are held. */
export async function* linesOf(texts: AsyncIterable<string>, longest: number): AsyncGenerator<readonly TextLine[]> {
  let held = '';
  let line = 1;
  let isCut = false;
  const take = (part: string) => {
    if (held.length + part.length > longest) isCut = true;
    else held += part;
  };
  const ended = (): TextLine => {
    const text = held.endsWith('\r') ? held.slice(0, -1) : held;
    const found = { line, text, isCut };
    held = '';
    isCut = false;
    line += 1;
    return found;
  };
  for await (const text of texts) {
    const found: TextLine[] = [];
    let from = 0;
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', from)) {
      take(text.slice(from, at));
      found.push(ended());
      from = at + 1;
    }
    take(text.slice(from));
    if (found.length > 0) yield found;
  }
  if (held !== '' || isCut) yield [ended()];
}
