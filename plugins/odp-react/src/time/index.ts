export * from './Clock';
export * from './TimeAgo';
export * from './formatTime';
export * from './useNow';
