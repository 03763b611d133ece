export * from './generatedFiles';
