export * from './calcs';
export * from './dashboard';
export * from './DashboardError';
export * from './fieldConfig';
export * from './panel';
export { readDashboard } from './read/readDashboard';
export * from './transformation';
