/** RFC 6901: `~` and `/` in a key are written `~0` and `~1`. */
const escapeToken = (token: string) =>
  token.includes('~') || token.includes('/') ? token.replaceAll('~', '~0').replaceAll('/', '~1') : token;

/** The pointer to a child: `childPointer('/facts', 'a/b')` is `/facts/a~1b`. */
export const childPointer = (parent: string, token: string | number) =>
  `${parent}/${typeof token === 'number' ? token : escapeToken(token)}`;

/** The pointer of a path of keys and indexes; the whole document is the empty text. */
export const toPointer = (path: readonly (string | number)[]) => path.reduce<string>(childPointer, '');

/** The keys and indexes of a pointer, as text. */
export const fromPointer = (pointer: string): string[] =>
  pointer === ''
    ? []
    : pointer
        .slice(1)
        .split('/')
        .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
