export { checkAnswers } from './check/checkAnswers';
export { checkStory } from './check/checkStory';
export { fedPart } from './check/fedPart';
export { PrometheusAnswers } from './check/PrometheusAnswers';
export * from './generatedFiles';
export { recordingRules } from './rules/recordingRules';
