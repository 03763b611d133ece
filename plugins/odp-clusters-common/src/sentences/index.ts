export * from './sentences';
export * from './status';
export * from './words';
