/** A block of cells as spreadsheets put it on the clipboard: tabs, line ends, quotes around texts that hold them. */
export function tsvOf(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => (/[\t\n\r"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return rows.map((row) => row.map(cell).join('\t')).join('\n');
}

/** The cells of a block; the line end after the last row, which spreadsheets add, is none of its own. */
export function parseTsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  let cell = '';
  let isQuoted = false;
  const end = () => {
    rows.at(-1)?.push(cell);
    cell = '';
  };
  const normal = text.replaceAll(/\r\n?/g, '\n').replace(/\n$/, '');
  for (let index = 0; index < normal.length; index += 1) {
    const letter = normal[index];
    if (isQuoted && letter === '"' && normal[index + 1] === '"') {
      cell += '"';
      index += 1;
    } else if (letter === '"' && (isQuoted || (cell === '' && closes(normal, index)))) isQuoted = !isQuoted;
    else if (!isQuoted && letter === '\t') end();
    else if (!isQuoted && letter === '\n') {
      end();
      rows.push([]);
    } else cell += letter;
  }
  end();
  return rows;
}

/** Whether the quote at `start` is closed before a tab, a line end or the end: else it is a letter like others (5" pipes). */
const closes = (text: string, start: number): boolean => /^"(?:[^"]|"")*"(?:[\t\n]|$)/.test(text.slice(start));
