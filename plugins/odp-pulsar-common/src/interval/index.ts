export * from './heldMessagesOf';
export * from './Interval';
