export * from './assessPod';
export * from './creationFailure';
export * from './Finding';
export * from './namespaceRules';
export * from './nodeRules';
export * from './podRules';
export * from './Rule';
export * from './workloadRules';
