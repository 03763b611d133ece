export * from './countChecks';
