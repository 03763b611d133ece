export * from './ClustersApi';
export * from './ClustersClient';
export * from './useClusters';
export * from './useTopology';
