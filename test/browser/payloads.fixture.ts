/** What is run if one works: told by what stands in the page. */
const RUN = '__ran(1)';
const CODED = '&#95;&#95;ran&#40;1&#41;';

/** Tags that run something by themselves, or when they are touched. */
export const TAGS = [
  `<script>${RUN}</script>`,
  `<SCRIPT>${RUN}</SCRIPT>`,
  `<script src="data:text/javascript,${RUN}"></script>`,
  `<script type="module">${RUN}</script>`,
  `<scr<script>ipt>${RUN}</scr</script>ipt>`,
  `<script\t>${RUN}</script\n>`,
  `<img src=x onerror=${RUN}>`,
  `<img src=x onerror="${RUN}">`,
  `<img src=x onerror=${CODED}>`,
  `<IMG SRC=x ONERROR=${RUN}>`,
  `<img/src="x"/onerror=${RUN}>`,
  `<img src="x" onload="${RUN}" onerror='${RUN}'>`,
  `<image src=x onerror=${RUN}>`,
  `<body onload=${RUN}>`,
  `<input autofocus onfocus=${RUN}>`,
  `<select autofocus onfocus=${RUN}><option>x</select>`,
  `<textarea autofocus onfocus=${RUN}></textarea>`,
  `<button autofocus onfocus=${RUN}>x</button>`,
  `<video><source onerror=${RUN}></video>`,
  `<video src=x onerror=${RUN}></video>`,
  `<audio src=x onerror=${RUN}></audio>`,
  `<details open ontoggle=${RUN}><summary>x</summary></details>`,
  `<marquee onstart=${RUN}>x</marquee>`,
  `<iframe srcdoc="<script>parent.${RUN}</script>"></iframe>`,
  `<iframe src="javascript:parent.${RUN}"></iframe>`,
  `<iframe onload=${RUN}></iframe>`,
  `<object data="javascript:${RUN}"></object>`,
  `<embed src="javascript:${RUN}">`,
  `<base href="javascript:${RUN}//">`,
  `<meta http-equiv="refresh" content="0;url=javascript:${RUN}">`,
  `<link rel="stylesheet" href="javascript:${RUN}" onerror=${RUN}>`,
  `<style onload=${RUN}></style>`,
  `<form action="javascript:${RUN}"><button>x</button></form>`,
  `<form id=f></form><button form=f formaction="javascript:${RUN}">x</button>`,
  `<isindex type=image src=1 onerror=${RUN}>`,
  `<dialog open onclose=${RUN}><form method=dialog><button autofocus>x</button></form></dialog>`,
  `<div onpointerover=${RUN} style="position:fixed;inset:0">x</div>`,
  `<div popover onbeforetoggle=${RUN} id=p>x</div><button popovertarget=p>x</button>`,
  `<a onmouseover=${RUN}>x</a>`,
  `<p style="animation-name:x" onanimationstart=${RUN}>x</p>`,
  `<xss onfocus=${RUN} tabindex=1 autofocus>x</xss>`,
  `<custom-element onclick=${RUN} contenteditable>x</custom-element>`,
];

/** Pictures as code. */
const DRAWN = [
  `<svg onload=${RUN}>`,
  `<svg/onload=${RUN}>`,
  `<svg><script>${RUN}</script></svg>`,
  `<svg><script href="data:,${RUN}"/></svg>`,
  `<svg><script xlink:href="data:,${RUN}"></script></svg>`,
  `<svg><a xlink:href="javascript:${RUN}"><text x="9" y="9">x</text></a></svg>`,
  `<svg><animate onbegin=${RUN} attributeName=x dur=1s>`,
  `<svg><a><animate attributeName=href values=javascript:${RUN} /><text>x</text></a></svg>`,
  `<svg><set onend=${RUN} attributeName=x dur=1ms>`,
  `<svg><foreignObject><img src=x onerror=${RUN}></foreignObject></svg>`,
  `<svg><use href="data:image/svg+xml,<svg id='x' xmlns='http://www.w3.org/2000/svg'><image href='1' onerror='${RUN}'/></svg>#x"/></svg>`,
  `<svg><style><img src=x onerror=${RUN}></style></svg>`,
  `<math><mtext><table><mglyph><style><img src=x onerror=${RUN}></style></mglyph></table></mtext></math>`,
  `<math href="javascript:${RUN}">x</math>`,
  `<math><maction actiontype="statusline#${RUN}" xlink:href="javascript:${RUN}">x</maction></math>`,
];

/** Out of where a text stands. */
const BREAKOUTS = [
  `"><img src=x onerror=${RUN}>`,
  `'><img src=x onerror=${RUN}>`,
  `" onmouseover=${RUN} x="`,
  `' autofocus onfocus=${RUN} x='`,
  `\`><img src=x onerror=${RUN}>`,
  `--><img src=x onerror=${RUN}><!--`,
  `]]><img src=x onerror=${RUN}>`,
  `</title><img src=x onerror=${RUN}>`,
  `</textarea><img src=x onerror=${RUN}>`,
  `</style><img src=x onerror=${RUN}>`,
  `</script><script>${RUN}</script>`,
  `</noscript><img src=x onerror=${RUN}>`,
  `</option></select><img src=x onerror=${RUN}>`,
  `<noscript><p title="</noscript><img src=x onerror=${RUN}>">`,
  `<template><img src=x onerror=${RUN}></template>`,
  `<template shadowrootmode=open><img src=x onerror=${RUN}></template>`,
  `<!--><img src=x onerror=${RUN}>-->`,
  `<![CDATA[<img src=x onerror=${RUN}>]]>`,
  `";${RUN};//`,
  `';${RUN};//`,
  `\`;${RUN};//`,
  `\\";${RUN};//`,
  `\${${RUN}}`,
  `{{${RUN}}}`,
  `{{constructor.constructor('${RUN}')()}}`,
  `$t(signIn)`,
  `{{title}} {{count}}`,
  `<%= ${RUN} %>`,
  `#{${RUN}}`,
  `[[${RUN}]]`,
  `=cmd|' /C ${RUN}'!A0`,
  `@SUM(1+1)*${RUN}`,
];

/** Addresses that are code. */
const ADDRESSES = [
  `javascript:${RUN}`,
  `JaVaScRiPt:${RUN}`,
  `java\tscript:${RUN}`,
  ` javascript:${RUN}`,
  `javascript://%0a${RUN}`,
  `data:text/html,<script>${RUN}</script>`,
  `data:text/html;base64,PHNjcmlwdD5fX3JhbigxKTwvc2NyaXB0Pg==`,
  `vbscript:${RUN}`,
  `<a href="javascript:${RUN}">x</a>`,
  `<a href="data:text/html,<script>${RUN}</script>" target=_self>x</a>`,
  `<a href="java&#115;cript:${RUN}">x</a>`,
];

/** Markdown, for what shows it. */
const MARKDOWN = [
  `[x](javascript:${RUN})`,
  `[x](JAVASCRIPT:${RUN})`,
  `[x](data:text/html,${RUN})`,
  `![x](x"onerror="${RUN})`,
  `![x](javascript:${RUN})`,
  `<javascript:${RUN}>`,
  `[x]: javascript:${RUN}`,
  `[x](command:workbench.action.reload)`,
  `\`\`\`html\n<img src=x onerror=${RUN}>\n\`\`\``,
  `<details><summary>x</summary><img src=x onerror=${RUN}></details>`,
];

/** Styles. */
const STYLES = [
  `<div style="background:url(javascript:${RUN})">x</div>`,
  `<div style="width:expression(${RUN})">x</div>`,
  `<style>@import 'javascript:${RUN}';</style>`,
  `<style>*{background:url("javascript:${RUN}")}</style>`,
  `}*{background:url(javascript:${RUN})}`,
];

/** Signs that are not what they seem, and names that objects have of themselves. */
const SIGNS = [
  `\u202e>${RUN}=rorreno x=crs gmi<`,
  `\uff1cscript\uff1e${RUN}\uff1c/script\uff1e`,
  `<\u200bscript>${RUN}</script>`,
  `\u2028${RUN}\u2029`,
  `<ſcript>${RUN}</ſcript>`,
  `%3Cimg%20src%3Dx%20onerror%3D${RUN}%3E`,
  `&lt;img src=x onerror=${RUN}&gt;`,
  `\\u003cimg src=x onerror=${RUN}\\u003e`,
  `\\x3cimg src=x onerror=${RUN}\\x3e`,
  `+ADw-script+AD4-${RUN}+ADw-/script+AD4-`,
  '__proto__',
  'constructor',
  'constructor.prototype.ran',
  '{"__proto__":{"ran":1}}',
  'hasOwnProperty',
  'toString',
  'valueOf',
  '__defineGetter__',
];

/** Texts that would run where a text is taken for something else. */
export const PAYLOADS: readonly string[] = [...TAGS, ...DRAWN, ...BREAKOUTS, ...ADDRESSES, ...MARKDOWN, ...STYLES, ...SIGNS];

/** Several in one text, none cut, each text at most so long; one that is longer stands alone. */
export function packed(payloads: readonly string[], most: number): readonly string[] {
  const packs: string[] = [];
  for (const payload of payloads) {
    const last = packs.at(-1);
    if (last !== undefined && last.length + payload.length + 1 <= most) packs[packs.length - 1] = `${last} ${payload}`;
    else packs.push(payload);
  }
  return packs;
}
