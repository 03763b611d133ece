export * from './confirmedFreshness';
export * from './Freshness';
export * from './FreshnessLike';
export { FreshnessMark } from './FreshnessMark';
export * from './freshnessSentence';
export * from './SourceSwitch';
