export * from './assessUsages';
export * from './backlogBytesOf';
export * from './findDrift';
