export * from './http/audited';
export * from './http/parse';
export * from './http/sendView';
export * from './permissions/RememberedPermissions';
export * from './permissions/Visibility';
export * from './views/View';
export * from './views/ViewCache';
