export * from './forecastWords';
export * from './topicTitle';
export * from './usageWords';
export * from './words';
