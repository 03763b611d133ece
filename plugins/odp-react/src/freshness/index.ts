export * from './Freshness';
export * from './FreshnessLike';
export { FreshnessMark } from './FreshnessMark';
export * from './freshnessSentence';
