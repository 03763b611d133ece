export * from './actions';
export * from './approval';
export * from './checks';
export * from './contract';
export * from './permissions';
export * from './plan';
export * from './spec';
