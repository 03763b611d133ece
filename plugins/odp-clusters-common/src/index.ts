export * from './assessment';
export * from './contract';
export * from './namespaceConditions';
export * from './permissions';
export * from './posture';
export * from './records';
export * from './rules';
export * from './sentences';
