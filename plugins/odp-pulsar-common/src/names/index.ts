export * from './isOfTopic';
export * from './isReader';
export * from './isSystemSubscription';
export * from './isSystemTopic';
export * from './parseTopicName';
export * from './workspaceOf';
