export * from './urlParams';
export * from './useUrlState';
