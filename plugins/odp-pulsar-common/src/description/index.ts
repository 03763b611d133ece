export * from './busVerdict';
export * from './describeEvaluation';
export * from './describeEvents';
export * from './describeNamespace';
export * from './describeTopic';
export * from './describeTopicDetail';
export * from './EvaluationInput';
export * from './input';
