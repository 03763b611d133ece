export * from './kubernetes/objects';
