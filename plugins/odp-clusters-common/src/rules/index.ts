export * from './assessPod';
export * from './Finding';
export * from './namespaceRules';
export * from './podRules';
export * from './workloadRules';
