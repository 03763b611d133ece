/** Versions of Pulsar whose answers the sandbox knows. */
export const PULSAR_VERSIONS = ['3.1.0', '4.0.7'] as const;
export type PulsarVersion = (typeof PULSAR_VERSIONS)[number];
