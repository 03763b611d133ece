export * from './LimitTrack';
export * from './QuotaBar';
export * from './formatQuantity';
export * from './limitLevel';
