export * from './duration';
export * from './interval';
export * from './parseTime';
export * from './resolveRange';
export { isTimeZone, wallTimeAt, type WallTime } from './zone';
