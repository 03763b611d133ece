export * from './bounds';
export * from './contract';
export * from './frames';
export * from './model';
export * from './units';
