export * from './contract';
export * from './permissions';
export * from './records';
