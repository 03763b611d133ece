export * from './TopologyPage';
