export * from './mesh';
export * from './network';
