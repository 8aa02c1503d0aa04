import { decodePunycode } from './punycode.ts';

const PREFIX = 'xn--';
/** Dots of other scripts that separate labels as well (IDNA, UTS #46): 。 ． ｡ */
const DOTS = /[\u3002\uff0e\uff61]/gu;

function unicodeLabel(label: string): string {
  return label.startsWith(PREFIX) ? (decodePunycode(label.slice(PREFIX.length)) ?? label) : label;
}

/**
 * A domain as it is compared: lower case, without scheme, user, port, path, `www.` and last dot, `xn--` labels as what they
 * stand for. Nothing where the text names no domain of at least two labels.
 */
export function normalDomain(text: string): string | undefined {
  const host = text
    .replace(DOTS, '.')
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/^[a-z][a-z0-9+.-]*:\/\//u, '')
    .replace(/[/?#].*$/su, '')
    .replace(/^.*@/su, '')
    .replace(/:\d*$/u, '')
    .replace(/\.$/u, '')
    .replace(/^www\./u, '');
  const labels = host.split('.').map(unicodeLabel);
  const isDomain =
    labels.length >= 2 && labels.every((label) => /^[\p{L}\p{N}\p{M}](?:[\p{L}\p{N}\p{M}_-]*[\p{L}\p{N}\p{M}])?$/u.test(label));
  return isDomain ? labels.join('.').normalize('NFKC') : undefined;
}
