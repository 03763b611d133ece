export * from './formatter';
export * from './formatValue';
