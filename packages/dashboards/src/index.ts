export { checkAnswers } from './check/checkAnswers';
export { checkStory } from './check/checkStory';
export { PrometheusAnswers } from './check/PrometheusAnswers';
export * from './generatedFiles';
