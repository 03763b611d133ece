export { BEHAVIOUR_ANNOTATION, type Behaviour } from './behaviour';
export { Life } from './Life';
export { createNodes, type PoolSize } from './nodes';
export { RESTARTS_ANNOTATION } from './podStatus';
