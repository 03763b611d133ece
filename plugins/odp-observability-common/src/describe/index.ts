export { chartOf, extentOf, type ChartSeries } from './chartOf';
export { clockOf, rangeInWords, type Clock } from './clock';
export { describePanel, type Picture } from './describePanel';
export { tableTwinsOf, type TableTwin } from './tableTwin';
export { changeInWords } from './changeInWords';
