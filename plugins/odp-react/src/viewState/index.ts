export * from './ViewState';
export * from './ViewStateValue';
