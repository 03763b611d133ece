export * from './bindVariable';
export * from './builtinsFor';
export * from './interpolate';
export * from './InterpolationError';
export { variableNamesOf } from './occurrences';
