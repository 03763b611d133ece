import { ConfigReader } from '@backstage/config';
import { readTrafficConfig } from './readTrafficConfig';

describe('readTrafficConfig', () => {
  const read = (source: object) =>
    readTrafficConfig(
      new ConfigReader({
        odp: { clusters: { traffic: { 'odp-eu': source } } },
      }),
    );

  it('fills in a window of five minutes, measured once a minute', () => {
    expect(
      read({ url: 'https://prometheus.odp.example' }).get('odp-eu'),
    ).toEqual({
      url: 'https://prometheus.odp.example',
      labels: {},
      windowMinutes: 5,
      intervalMs: 60_000,
    });
    expect(readTrafficConfig(new ConfigReader({})).size).toBe(0);
  });

  it.each([
    [{ url: 'ftp://x' }, /traffic.odp-eu.url: must begin with https/],
    [{ url: 'https://me:secret@x' }, /url: must hold no user or password/],
    [{ url: 'http://x', tokenFile: 't' }, /tokenFile: needs an https/],
    [{ url: 'https://x', windowMinutes: 0 }, /windowMinutes: /],
    [
      { url: 'https://x', labels: { 'a}': 'b' } },
      /must be the name of a label/,
    ],
    [{ url: 'https://x', token: 'abc' }, /Unrecognized key/],
    [{}, /url: Required/],
  ])('refuses %j', (source, words) => {
    expect(() => read(source)).toThrow(words);
  });
});
