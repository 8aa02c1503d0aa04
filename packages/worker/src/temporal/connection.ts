import { loadClientConnectConfig } from '@temporalio/envconfig';
import type { NativeConnectionOptions } from '@temporalio/worker';

/** Where Temporal is: given, else as its own variables and file say (TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE, TEMPORAL_API_KEY, TEMPORAL_TLS …). */
export interface TemporalPlace {
  readonly address?: string;
  readonly namespace?: string;
}

export interface TemporalSettings {
  readonly connection: NativeConnectionOptions;
  readonly namespace: string;
}

export function temporalSettings({ address, namespace }: TemporalPlace = {}): TemporalSettings {
  const { connectionOptions, namespace: configured } = loadClientConnectConfig();
  return {
    connection: { ...connectionOptions, ...(address !== undefined && { address }) },
    namespace: namespace ?? configured ?? 'default',
  };
}
