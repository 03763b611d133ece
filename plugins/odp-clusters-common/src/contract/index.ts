export * from './clusters';
export * from './namespaces';
export * from './signals';
export * from './status';
