export { odpHomePlugin as default } from './plugin';
