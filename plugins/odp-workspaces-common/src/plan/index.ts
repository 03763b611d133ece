export * from './canonicalJson';
export * from './diffFields';
