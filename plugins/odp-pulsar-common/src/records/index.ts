export * from './BusTarget';
export * from './readings';
