import type { ClusterList } from '@internal/plugin-odp-clusters-common';
import { startBusyDay, startPortal } from './__testUtils__/portal';

jest.setTimeout(90_000);

describe('what an operator reads of a cluster', () => {
  let day: Awaited<ReturnType<typeof startBusyDay>>;
  let portal: Awaited<ReturnType<typeof startPortal>>;
  beforeEach(async () => {
    day = await startBusyDay();
  });
  afterEach(async () => {
    await portal.stop();
    await day.stop();
  });
  const eu = () => day.sandbox.clusters['odp-eu'];
  const untilState = (state: string) =>
    portal.until<ClusterList>(
      '/clusters',
      ({ items }) => items[0].freshness.state === state,
    );
  /** Warnings and news of a cluster, as often as they were logged. */
  const told = (about: string) =>
    portal.logged
      .filter(({ level }) => level === 'warn' || level === 'info')
      .map(({ level, text }) => `${level} ${text}`)
      .filter(line => line.includes(about));

  /** The log follows within the interval of the snapshots. */
  const untilTold = (about: string) =>
    portal.until('/clusters', () => told(about).length > 0);

  it('is once that it does not answer, however often it is tried, and once that it is back', async () => {
    await eu().down();
    portal = await startPortal(day);
    const down = await untilState('unreachable');
    const attempt = ({ items }: ClusterList) =>
      items[0].freshness.nextAttemptAt;
    await portal.until<ClusterList>(
      '/clusters',
      list => attempt(list) !== attempt(down),
    );
    expect(told('odp-eu: ')).toEqual([
      expect.stringMatching(
        /^warn odp-eu: Unreachable: nothing accepts connections/,
      ),
    ]);
    await eu().up();
    await untilState('live');
    await untilTold('odp-eu: Live');
    expect(told('odp-eu: Live')).toEqual([
      expect.stringMatching(/^info odp-eu: Live/),
    ]);
  });

  it('is once each kind that cannot be read', async () => {
    eu().rights.deny('reader', 'poddisruptionbudgets.policy');
    portal = await startPortal(day);
    await untilState('live');
    await untilTold('poddisruptionbudgets');
    expect(told('poddisruptionbudgets')).toEqual([
      expect.stringMatching(
        /^warn odp-eu: The portal's token may not list poddisruptionbudgets/,
      ),
    ]);
  });

  it('never holds a token of the portal, nor does an answer, on the day it is refused', async () => {
    portal = await startPortal(day);
    await untilState('live');
    const tokens = [eu().tokens.of('reader')];
    eu().tokens.revoke('reader');
    eu().faults.closeWatches('abrupt');
    await untilState('denied');
    await untilTold('odp-eu: Denied');
    expect(told('odp-eu: Denied')).toEqual([
      expect.stringMatching(/^warn .*the token is refused \(401\)/),
    ]);
    const bodies = await Promise.all(
      ['/clusters', '/clusters/odp-eu/namespaces/execution'].map(
        async place => (await portal.get(place)).text,
      ),
    );
    tokens.push(eu().tokens.rotate('reader'));
    await untilState('live');

    const everything = [
      ...bodies,
      ...portal.logged.map(({ text }) => text),
    ].join('\n');
    expect(everything).toContain('401');
    for (const token of tokens) {
      expect(token.length).toBeGreaterThan(10);
      expect(everything).not.toContain(token);
    }
  });

  it('is who read which log, with the outcome', async () => {
    portal = await startPortal(day);
    const place = '/clusters/odp-eu/namespaces/execution';
    const { body } = await portal
      .until(place, ({ troubledPods }) => troubledPods?.length > 0)
      .then(() => portal.get(place));
    const [pod] = body.troubledPods;
    await portal.get(`${place}/pods/${pod.name}/logs?previous=true`);
    await portal.get(`${place}/pods/nothing/logs`).expect(404);
    const meta = { cluster: 'odp-eu', namespace: 'execution' };
    expect(portal.audited).toEqual([
      {
        eventId: 'pod-log-read',
        severityLevel: 'medium',
        meta: { ...meta, pod: pod.name, previous: true },
        end: 'success',
      },
      {
        eventId: 'pod-log-read',
        severityLevel: 'medium',
        meta: { ...meta, pod: 'nothing' },
        end: 'fail',
      },
    ]);
  });
});
