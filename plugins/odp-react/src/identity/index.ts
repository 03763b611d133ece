export * from './useOwnership';
