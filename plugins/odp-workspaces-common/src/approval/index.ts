export * from './approvalDemand';
export * from './decision';
