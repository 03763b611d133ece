export { odpClustersPlugin as default } from './plugin';
