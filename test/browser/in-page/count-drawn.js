// Put into a page before anything of it runs: `tierwrightDrawn` counts the elements that React looks at again, as its developer tools do.

(() => {
  let drawn = 0;
  globalThis.tierwrightDrawn = () => drawn;
  const ELEMENT = 5;
  const look = (now, before) => {
    if (now.tag === ELEMENT && now.memoizedProps !== before?.memoizedProps) drawn += 1;
    if (before && now.child === before.child) return;
    for (let part = now.child; part; part = part.sibling) look(part, part.alternate);
  };
  const nothing = () => {};
  globalThis.__REACT_DEVTOOLS_GLOBAL_HOOK__ = {
    ...{ supportsFiber: true, checkDCE: nothing, inject: () => 1, onCommitFiberUnmount: nothing, onPostCommitFiberRoot: nothing },
    onCommitFiberRoot: (_, { current }) => look(current, current.alternate),
  };
})();
