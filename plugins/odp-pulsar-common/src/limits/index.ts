export * from './assessUsages';
export * from './backlogBytesOf';
export * from './findDrift';
export * from './worstBacklog';
