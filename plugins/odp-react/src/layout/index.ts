export * from './PageBody';
export * from './PageHeader';
export * from './Panel';
export * from './Verdict';
export * from './visuallyHidden';
export * from './usePrefersReducedMotion';
