import { ClockedPulsar } from '../testing/ClockedPulsar';

const MB = 1_000_000;

/** What the busy day tells of the event bus, in the brokers' own figures. */
describe('the event bus on the busy day', () => {
  let pulsar: ClockedPulsar;
  const of = (workspace: string, topic: string, subscription: string) => {
    const stats = pulsar.stats(
      `persistent://odp/workspace-${workspace}/${topic}`,
    );
    return {
      ...stats.subscriptions[subscription],
      publishers: stats.publishers,
    };
  };
  const megabytes = (workspace: string, topic: string, subscription: string) =>
    of(workspace, topic, subscription).backlogSize / MB;

  describe('in odp-eu', () => {
    beforeEach(() => {
      pulsar = ClockedPulsar.create();
      pulsar.play('busy-day');
    });

    it('has acme-risk stand still since yaml-processor 2.8.0, and evicts it in 20 minutes, then every five', () => {
      const stuck = () =>
        of('acme-risk', 'pipeline.submitted', 'yaml-processor');
      expect(stuck().backlogSize / MB).toBeCloseTo(630, -1);
      expect(stuck()).toMatchObject({
        type: 'Shared',
        msgRateOut: 0,
        messageAckRate: 0,
        unackedMessages: 150_000,
        // The limit of a subscription is 200,000; each consumer is at its own.
        blockedSubscriptionOnUnackedMsgs: false,
        lastAckedTimestamp: pulsar.now - 2_000_000,
        consumers: [1, 2, 3].map(() =>
          expect.objectContaining({
            unackedMessages: 50_000,
            blockedConsumerOnUnackedMsgs: true,
          }),
        ),
      });
      pulsar.pass(10);
      expect(stuck().backlogSize / MB).toBeCloseTo(630 + 189, -1);
      pulsar.pass(9);
      expect(stuck().backlogSize / MB).toBeGreaterThan(985);
      let before = stuck().backlogSize / MB;
      const evictions: Array<{ minute: number; left: number }> = [];
      for (let minute = 20; minute <= 40; minute += 1) {
        pulsar.pass(1);
        const left = stuck().backlogSize / MB;
        if (left < before) {
          evictions.push({ minute, left: Math.round(left) });
        }
        before = left;
      }
      expect(evictions.map(({ left }) => left)).toEqual([900, 900, 900, 900]);
      expect(evictions[0].minute).toBeLessThanOrEqual(21);
      expect(stuck()).toMatchObject({ totalMsgExpired: 0, msgRateExpired: 0 });
    });

    it('has ml-training of nordbank-kyc lose a tenth again and again, of two partitions', () => {
      const partition = (number: number) =>
        megabytes(
          'nordbank-kyc',
          `pipeline.step.completed-partition-${number}`,
          'ml-training',
        );
      expect(partition(1)).toBeCloseTo(994, 0);
      expect(partition(2)).toBeCloseTo(913.6, 0);
      pulsar.pass(4);
      expect(partition(1)).toBeLessThan(910);
      pulsar.pass(30);
      expect(partition(2)).toBeGreaterThan(980);
      pulsar.pass(8);
      expect(partition(2)).toBeLessThan(920);
      pulsar.pass(10);
      expect(partition(1)).toBeLessThan(920);
      expect(partition(0)).toBeLessThan(1);
    });

    it('has nobody consume analytics of harbor-trade, which is full in about six hours', () => {
      const gone = () => of('harbor-trade', 'pipeline.completed', 'analytics');
      const before = gone().backlogSize;
      expect(gone()).toMatchObject({ type: 'Failover', consumers: [] });
      expect(before / MB).toBeCloseTo(402, -1);
      pulsar.pass(60);
      const hourly = gone().backlogSize - before;
      const hours = (1000 * MB - before) / hourly;
      expect(hours).toBeCloseTo(6.2, 0);
    });

    it('tells what only looks like trouble apart', () => {
      const delayed = of('fjord-claims', 'pipeline.step.started', 'analytics');
      expect(delayed.backlogSize / MB).toBeCloseTo(88, 0);
      expect(delayed.msgBacklogNoDelayed).toBe(0);
      expect(delayed.msgDelayed).toBe(delayed.msgBacklog);
      const draining = () =>
        megabytes('lumen-esg', 'pipeline.submitted', 'analytics');
      expect(draining()).toBeCloseTo(31, 0);
      pulsar.pass(15);
      expect(draining()).toBeCloseTo(14, 0);
      pulsar.pass(15);
      expect(draining()).toBeLessThan(0.1);
      const calm = megabytes(
        'sund-pricing',
        'pipeline.completed',
        'ml-training',
      );
      expect(calm).toBeCloseTo(2, 1);
    });

    it('has a case of each further cause, with its signs', () => {
      const hole = of('acme-risk', 'risk.positions', 'risk-engine');
      expect(hole.nonContiguousDeletedMessagesRanges).toBe(20);
      expect(hole.msgRateRedeliver).toBeGreaterThan(0);
      expect(pulsar.now - hole.lastAckedTimestamp).toBeLessThan(1000);
      expect(pulsar.now - hole.lastMarkDeleteAdvancedTimestamp).toBeGreaterThan(
        2_400_000,
      );
      const idle = of('acme-risk', 'risk.backfill', 'risk-backfill');
      expect(idle).toMatchObject({ unackedMessages: 120, msgRateOut: 0 });
      expect(
        idle.consumers.map(({ availablePermits }) => availablePermits),
      ).toEqual([0, 0]);
      const stalled = of('nordbank-kyc', 'kyc.screening', 'kyc-screening');
      expect(stalled.msgBacklog).toBeGreaterThan(2000);
      expect(stalled).toMatchObject({ unackedMessages: 0, msgRateOut: 0 });
      expect(stalled.consumers[0].availablePermits).toBeGreaterThan(0);
      const joining = of('nordbank-kyc', 'kyc.matches', 'kyc-matcher');
      expect(Object.keys(joining.consumersAfterMarkDeletePosition)).toEqual([
        joining.consumers.at(-1)!.consumerName,
      ]);
    });

    it('declares what is declared, but for one publish rate', () => {
      const rates = [...pulsar.state.namespaces.values()]
        .filter(({ name }) => name.startsWith('odp/'))
        .map(({ name, policies }) => [
          name,
          policies.publishMaxMessageRate['odp-eu'].publishThrottlingRateInMsg,
        ]);
      expect(rates.filter(([, rate]) => rate !== 1000)).toEqual([
        ['odp/workspace-acme-risk', 5000],
      ]);
    });

    it('has nobody publish validations: dagster is cut off', () => {
      expect(
        of('acme-risk', 'pipeline.validation.passed', 'analytics').publishers,
      ).toEqual([]);
    });

    it('moves a thousand messages a second, as the pictures do', () => {
      const sums: Record<string, { in: number; out: number }> = {};
      for (const [namespace, bundles] of Object.entries(pulsar.brokerStats())) {
        const topics = Object.values(bundles).flatMap(domains =>
          Object.values(domains.persistent ?? {}),
        ) as Array<{ msgRateIn: number; msgRateOut: number }>;
        sums[namespace] = {
          in: topics.reduce((sum, { msgRateIn }) => sum + msgRateIn, 0),
          out: topics.reduce((sum, { msgRateOut }) => sum + msgRateOut, 0),
        };
      }
      const shown = (workspace: string) => {
        const { in: into, out } = sums[`odp/workspace-${workspace}`];
        return [into, out].map(rate => Math.round(rate / 10) * 10);
      };
      expect(shown('acme-risk')).toEqual([310, 640]);
      expect(shown('harbor-trade')).toEqual([120, 340]);
      expect(shown('lumen-esg')).toEqual([100, 400]);
    });
  });

  describe('in odp-us', () => {
    beforeEach(() => {
      pulsar = ClockedPulsar.create({ version: '4.0.7', name: 'odp-us' });
      pulsar.play('busy-day');
    });

    it('is at the dispatch rate in lab-stress, and what nobody takes there expires', () => {
      const throttled = of('lab-stress', 'stress.blobs', 'stress-ui');
      expect(throttled.msgThroughputOut).toBeGreaterThan(9.8 * MB);
      expect(throttled.msgThroughputOut).toBeLessThanOrEqual(10 * MB);
      expect(throttled.msgBacklog).toBeGreaterThan(1000);
      pulsar.pass(10);
      const expiring = of('lab-stress', 'stress.echo', 'stress-echo');
      expect(expiring.totalMsgExpired).toBeGreaterThan(1000);
      expect(expiring.msgBacklog).toBeLessThan(4 * 1300);
    });

    it('has hashes of Key_Shared drain before one may join, in the words of 4.0', () => {
      const joining = of('fjord-claims', 'claims.assigned', 'claims-api');
      expect(joining.consumersAfterMarkDeletePosition).toEqual({});
      expect(joining).toMatchObject({
        drainingHashesCount: expect.any(Number),
      });
      expect(
        'drainingHashesCount' in joining && joining.drainingHashesCount,
      ).toBeGreaterThan(0);
    });
  });

  it('is calm on a calm day: nothing piles up', () => {
    pulsar = ClockedPulsar.create();
    pulsar.play('calm');
    pulsar.pass(240);
    for (const bundles of Object.values(pulsar.brokerStats())) {
      for (const domains of Object.values(bundles)) {
        for (const topic of Object.values(domains.persistent ?? {})) {
          expect((topic as { backlogSize: number }).backlogSize).toBeLessThan(
            MB,
          );
        }
      }
    }
  });
});
