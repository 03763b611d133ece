export * from './nextComponentSpec';
export * from './nextSpec';
export * from './phaseOf';
export * from './rollBackTarget';
