export { odpObservabilityPlugin as default } from './plugin';
