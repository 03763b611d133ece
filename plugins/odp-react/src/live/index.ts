export * from './judgeList';
export * from './LiveAnswer';
export { LiveResource, type LiveTiming } from './LiveResource';
export * from './loadJson';
export * from './nothingVisible';
export * from './useLiveResource';
export * from './viewStateOf';
