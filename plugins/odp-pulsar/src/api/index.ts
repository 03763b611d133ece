export * from './PulsarApi';
export * from './PulsarClient';
export * from './usePulsar';
export * from './useAllNamespaces';
