export * from './calculate';
export * from './displayOf';
export * from './fieldOf';
export * from './mappingOf';
export * from './singleValuesOf';
export * from './stackSeries';
export * from './thresholdOf';
