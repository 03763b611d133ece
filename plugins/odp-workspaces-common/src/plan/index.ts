export * from './canonicalJson';
export * from './diffFields';
export * from './digestOfPlan';
export * from './summarizeOperation';
