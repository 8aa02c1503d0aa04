// Put into a page before anything of it runs: notes every number, amount and day that was written by Intl, and every sentence
// that a worker told.

(() => {
  const told = new Set();
  globalThis.toldByWorkers = told;
  const learn = (value) => {
    if (typeof value === 'string') {
      if (/\s/.test(value) && value.length < 1000) told.add(value);
    } else if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) learn(inner);
  };
  const Own = globalThis.Worker;
  globalThis.Worker = class extends Own {
    constructor(...options) {
      super(...options);
      this.addEventListener('message', ({ data }) => learn(data));
    }
  };
  const written = new Map();
  globalThis.writtenByIntl = written;
  const note = (text, kind) => {
    written.set(text, kind);
    return text;
  };
  const kindOf = (format) => {
    const { style, currency } = format.resolvedOptions();
    return style === 'currency' ? currency : 'number';
  };
  const wrapFormat = (prototype, kind) => {
    const { get } = Object.getOwnPropertyDescriptor(prototype, 'format');
    Object.defineProperty(prototype, 'format', {
      configurable: true,
      get() {
        const format = get.call(this);
        return (value) => note(format(value), kind(this));
      },
    });
  };
  wrapFormat(Intl.NumberFormat.prototype, kindOf);
  wrapFormat(Intl.DateTimeFormat.prototype, () => 'day');
  for (const [prototype, name, kind] of [
    [Intl.DateTimeFormat.prototype, 'formatRange', 'day'],
    [Intl.RelativeTimeFormat.prototype, 'format', 'day'],
    [Intl.ListFormat.prototype, 'format', 'list'],
    [Number.prototype, 'toLocaleString', 'number'],
    [Date.prototype, 'toLocaleDateString', 'day'],
    [Date.prototype, 'toLocaleString', 'day'],
  ]) {
    const { [name]: own } = prototype;
    prototype[name] = function (...values) {
      return note(own.apply(this, values), kind);
    };
  }
})();
