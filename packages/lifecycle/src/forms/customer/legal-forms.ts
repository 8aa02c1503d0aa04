/**
 * Legal forms of companies as normalised words, sorted by the part of the world. They say nothing of who a customer is:
 * "Acme GmbH" and "ACME" are one name.
 */
const TRAILING =
  // German-speaking
  'gmbh ggmbh mbh ag kgaa kg ohg ug gbr ev eg ek se haftungsbeschränkt ' +
  // English-speaking, India, South-East Asia
  'ltd limited plc llp lp llc inc incorporated corp corporation co company cic pty pte pvt private bhd sdn tbk ' +
  // Romance languages
  'sa sas sasu sarl eurl snc spa srl srls sapa sl slu sau sc lda ltda eireli sab rl cv de ' +
  // Low Countries, Nordic and Baltic countries
  'bv nv vof bvba sprl ab hb as asa ans oy oyj ky aps ivs hf ehf uab sia ou oü ' +
  // Central, Eastern and South-Eastern Europe, Turkey
  'sro vos ks doo dd ad ood eood kft zrt nyrt bt zoo oo spzoo jsc pjsc ojsc ooo oao zao pao ооо оао зао пао ао тов αε επε aş şti ' +
  // Arab states, East Asia in Latin letters
  'fze fzco fzc wll saoc kk gk';
/** Words that belong to a form only together with what follows: "sp. z o.o.", "S.A. de C.V.". */
const LINKS = 'sp z';
const LEADING = 'ooo oao zao pao ооо оао зао пао ао тов pt cv ab oy';
const ATTACHED = ['株式会社', '有限会社', '合同会社', '股份有限公司', '有限责任公司', '有限公司', '주식회사', '(株)', '(有)'];

const trailing = new Set(TRAILING.split(' '));
const links = new Set(LINKS.split(' '));
const leading = new Set(LEADING.split(' '));

/** The words of a name without legal forms at its ends; one word always stays. */
export function withoutLegalForms(words: readonly string[]): readonly string[] {
  let from = 0;
  let to = words.length;
  while (to - from > 1 && trailing.has(words[to - 1] ?? '')) to -= 1;
  if (to < words.length) while (to - from > 1 && links.has(words[to - 1] ?? '')) to -= 1;
  while (to - from > 1 && leading.has(words[from] ?? '')) from += 1;
  return from === 0 && to === words.length ? words : words.slice(from, to);
}

/** A name without legal forms that are written without a space. */
export function withoutAttachedForms(name: string): string {
  let rest = name;
  for (const form of ATTACHED) {
    if (rest.length <= form.length) continue;
    if (rest.startsWith(form)) rest = rest.slice(form.length);
    else if (rest.endsWith(form)) rest = rest.slice(0, -form.length);
  }
  return rest;
}
