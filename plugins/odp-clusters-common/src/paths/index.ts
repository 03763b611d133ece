export { authorizationRuleInWords } from './authorization/authorizationWords';
export * from './evaluatePath';
export * from './PathEnds';
