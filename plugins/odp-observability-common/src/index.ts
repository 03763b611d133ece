export * from './bounds';
export * from './contract';
export * from './frames';
export * from './interpolation';
export * from './model';
export * from './time';
export * from './units';
