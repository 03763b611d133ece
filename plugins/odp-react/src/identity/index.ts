export * from './useIdentity';
export * from './useOwnership';
export * from './whose';
