// Put into a page before anything of it runs: `whatRan` lists what a payload brought about.

(() => {
  const ran = [];
  globalThis.whatRan = ran;
  const tell = (what) => {
    if (ran.length < 100 && !ran.includes(what)) ran.push(what);
  };
  globalThis.__ran = () => tell('a script ran');
  for (const name of ['alert', 'confirm', 'prompt']) {
    globalThis[name] = () => {
      tell(`${name} was called`);
      return null;
    };
  }
  addEventListener('securitypolicyviolation', ({ violatedDirective, sample }) => tell(`the policy refused ${violatedDirective} ${sample}`));

  const NEVER =
    'script:not([src^="/editor/"]), iframe:not([src]), iframe[srcdoc], object, embed, base, meta[http-equiv=refresh], marquee, xss, math, isindex';
  const ADDRESSES = ['href', 'src', 'action', 'formaction', 'data', 'xlink:href', 'srcdoc'];
  const isCode = (address) => /^\W*(java\s*script|vbscript|data:text\/html)/i.test(address.replaceAll(/[\t\n\r]/g, ''));
  const short = (element) => element.outerHTML.slice(0, 160);
  const lookAt = (element) => {
    if (element.matches(NEVER)) tell(`an element was made: ${short(element)}`);
    for (const { name, value } of element.attributes) {
      if (name.startsWith('on')) tell(`${name} was written: ${short(element)}`);
      if (ADDRESSES.includes(name) && isCode(value)) tell(`${name} is code: ${short(element)}`);
    }
  };
  const own = new Set(Object.getOwnPropertyNames(Object.prototype));
  const lookInside = (node) => {
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    lookAt(node);
    for (const element of node.querySelectorAll('*')) lookAt(element);
  };
  new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes) {
      if (type === 'attributes') lookAt(target);
      for (const node of addedNodes) lookInside(node);
    }
    for (const name of Object.getOwnPropertyNames(Object.prototype)) if (!own.has(name)) tell(`every object has ${name} now`);
  }).observe(document, { subtree: true, childList: true, attributes: true });
})();
