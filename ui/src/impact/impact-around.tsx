import { type ReactNode, useEffect, useState } from 'react';
import { useDocument } from '../editor/document/use-document.ts';
import { baseSource } from './base-source.ts';
import { LiveImpact } from './live-impact.ts';
import { openSimulation } from './simulation-port.ts';
import { ImpactContext } from './use-impact.ts';

/** The impact of the document around it, one for all views of the draft. */
export function ImpactAround({
  draft,
  children,
}: {
  readonly draft: { readonly program: string | null; readonly base: string | null };
  readonly children: ReactNode;
}) {
  const document = useDocument();
  const { program, base } = draft;
  const [impact, setImpact] = useState<LiveImpact | null>(null);
  useEffect(() => {
    const opened = new LiveImpact(document, baseSource({ program, base }, document), openSimulation, () => performance.now());
    setImpact(opened);
    return () => opened.close();
  }, [document, program, base]);
  return <ImpactContext value={impact}>{children}</ImpactContext>;
}
