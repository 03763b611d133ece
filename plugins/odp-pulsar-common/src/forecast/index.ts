export * from './forecastBacklog';
