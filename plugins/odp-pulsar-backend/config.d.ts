export interface Config {
  odp?: {
    pulsar?: {
      /**
       * Seconds from the start of a sweep of all brokers to that of the next, up
       * to 3600. Brokers renew their statistics each minute at most, so that less
       * than ten helps nobody. Default: 30.
       */
      sweepIntervalSeconds?: number;
    };
  };
}
