export * from './PodCell';
export * from './StatusBar';
export * from './StatusChip';
export * from './StatusIcon';
export * from './StatusName';
export * from './StatusWord';
export { statusTextClasses } from './statusTextClasses';
export { statusPatterns } from './statusPatterns';
