export * from './canonicalJson';
export * from './diffFields';
export * from './summarizeOperation';
