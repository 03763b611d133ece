export * from './loadTargetState';
export * from './lookUp';
export * from './parseTargetState';
export * from './quantity';
export * from './render';
export * from './schema';
export * from './TargetStateError';
export * from './workspace';
