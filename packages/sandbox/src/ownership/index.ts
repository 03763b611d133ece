export * from './applyOwned';
export * from './updateOwned';
export * from './unlessSame';
