export * from './diagnose';
export * from './DiagnosisContext';
