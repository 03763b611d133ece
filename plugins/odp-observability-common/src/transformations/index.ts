export { transformFrames } from './transformFrames';
