export * from './architecture';
export * from './clusters';
export * from './namespaces';
export * from './signals';
export * from './status';
export * from './topology';
