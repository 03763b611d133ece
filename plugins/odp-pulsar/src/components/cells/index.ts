export * from './BacklogCell';
export * from './LimitTimeCell';
export * from './PolicyCell';
export * from './RatesCell';
export * from './TrendCell';
