export * from './nextSpec';
export * from './phaseOf';
