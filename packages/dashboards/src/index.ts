export { checkAnswers } from './check/checkAnswers';
export { checkStory } from './check/checkStory';
export { PrometheusAnswers } from './check/PrometheusAnswers';
export * from './generatedFiles';
export { busyDay } from './history/busyDay';
export { generateHistory } from './history/generateHistory';
export { writeHistory } from './history/writeHistory';
