export * from './applyOwned';
export * from './updateOwned';
