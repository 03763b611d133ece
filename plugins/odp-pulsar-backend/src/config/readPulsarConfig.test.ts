import { ConfigReader } from '@backstage/config';
import { readPulsarConfig } from './readPulsarConfig';

const read = (pulsar?: object) =>
  readPulsarConfig(new ConfigReader({ odp: { pulsar } as never }));

describe('readPulsarConfig', () => {
  it('sweeps each half a minute where nothing else is said, and no instance where none is configured', () => {
    expect(read()).toEqual({ sweepIntervalMs: 30_000, instances: [] });
    expect(
      read({
        sweepIntervalSeconds: 5,
        instances: [{ name: 'odp-eu', adminUrl: 'https://x' }],
      }),
    ).toMatchObject({
      sweepIntervalMs: 5000,
      instances: [{ name: 'odp-eu' }],
    });
  });

  it.each([
    [{ sweepIntervalSeconds: 0 }, /odp.pulsar.sweepIntervalSeconds: /],
    [{ sweepInterval: 5 }, /odp.pulsar: Unrecognized key/],
    [{ instances: [{ name: 'a' }] }, /odp.pulsar.instances.0.adminUrl: /],
  ])('refuses %j', (pulsar, words) => {
    expect(() => read(pulsar)).toThrow(words);
  });
});
