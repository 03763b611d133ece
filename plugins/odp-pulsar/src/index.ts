export { odpPulsarPlugin as default } from './plugin';
