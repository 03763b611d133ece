export { requestedByNode } from './amounts';
export * from './decodeTopology';
export * from './diffTopology';
export { drawNodes } from './drawNodes';
export * from './drawTopology';
export * from './encodeTopology';
export * from './TopologyModel';
export * from './topologyPod';
export * from './TopologySource';
