export * from '@internal/vocabulary';
export * from './architecture';
export * from './clusters';
export * from './health';
export * from './namespaces';
export * from './rollouts';
export * from './signals';
export * from './topology';
