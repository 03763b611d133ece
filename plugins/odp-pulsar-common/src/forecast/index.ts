export * from './BacklogPoint';
export * from './forecastBacklog';
