export * from './inferEvictions';
