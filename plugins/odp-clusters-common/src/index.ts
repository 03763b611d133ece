export * from './contract';
export * from './namespaceConditions';
export * from './permissions';
export * from './records';
