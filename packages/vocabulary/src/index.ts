export * from './freshness';
export * from './freshnessSentence';
export * from './hidden';
export * from './status';
export * from './words';
