export * from './decodeTopology';
export * from './diffTopology';
export { drawNodes } from './drawNodes';
export * from './drawTopology';
export * from './encodeTopology';
export { nodeLoads, type NodeLoad } from './nodeLoads';
export * from './TopologyModel';
export * from './topologyPod';
export * from './TopologySource';
