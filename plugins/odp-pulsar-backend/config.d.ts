export interface Config {
  odp?: {
    pulsar?: object;
  };
}
