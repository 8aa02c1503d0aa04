// Put into a page: `visibleTexts()` gives every text that people see or hear, and where.

(() => {
  const ATTRIBUTES = [
    'aria-label',
    'aria-description',
    'aria-roledescription',
    'aria-valuetext',
    'title',
    'placeholder',
    'alt',
    'label',
    'data-label',
  ];
  const NOT_TEXT = 'script, style, noscript, .monaco-editor, .monaco-aria-container';
  const placeOf = (element) => {
    const names = [];
    for (let at = element; at && names.length < 4; at = at.parentElement)
      names.unshift(at.tagName.toLowerCase() + (at.id && !/[0-9:«»]/.test(at.id) ? `#${at.id}` : ''));
    return names.join(' > ');
  };
  globalThis.visibleTexts = () => {
    const found = [{ text: document.title, place: 'title of the page', technical: false }];
    const tell = (text, element, attribute) => {
      if (text.trim() === '') return;
      const place = attribute === undefined ? placeOf(element) : `${attribute} of ${placeOf(element)}`;
      found.push({ text: text.trim(), place, technical: attribute === undefined && element.closest('code, pre, kbd') !== null });
    };
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) =>
      node.nodeType === Node.ELEMENT_NODE && node.matches(NOT_TEXT) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
    );
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      if (node.nodeType === Node.TEXT_NODE) {
        // Parts of a sentence stand in several nodes: the first of them tells all.
        if (node.previousSibling?.nodeType === Node.TEXT_NODE) continue;
        let text = '';
        for (let part = node; part?.nodeType === Node.TEXT_NODE; part = part.nextSibling) text += part.data;
        if (node.parentElement.checkVisibility({ visibilityProperty: true })) tell(text, node.parentElement);
        continue;
      }
      for (const name of ATTRIBUTES) if (node.hasAttribute(name)) tell(node.getAttribute(name), node, name);
    }
    return found;
  };
})();
