export * from './useOwnership';
export * from './whose';
