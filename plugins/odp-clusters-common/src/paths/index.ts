export * from './evaluatePath';
export * from './PathEnds';
