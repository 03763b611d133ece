import { PulsarPlace } from './PulsarPlace';
import { isFrom4 } from './fieldSets';
import type {
  PulsarContractAbilities,
  PulsarContractTarget,
} from './PulsarContractTarget';

const TOPIC_METRICS = [
  'consumers_count',
  'in_bytes_total',
  'in_messages_total',
  'msg_backlog',
  'producers_count',
  'publish_rate_limit_times',
  'rate_in',
  'rate_out',
  'storage_backlog_quota_limit',
  'storage_backlog_quota_limit_time',
  'storage_backlog_size',
  'storage_size',
  'subscriptions_count',
  'throughput_in',
  'throughput_out',
];

const SUBSCRIPTION_METRICS = [
  'back_log',
  'back_log_no_delayed',
  'blocked_on_unacked_messages',
  'consumers_count',
  'delayed',
  'last_acked_timestamp',
  'last_consumed_timestamp',
  'last_mark_delete_advanced_timestamp',
  'msg_ack_rate',
  'msg_rate_expired',
  'msg_rate_out',
  'msg_rate_redeliver',
  'total_msg_expired',
  'unacked_messages',
];

/** What brokers tell of themselves, and how one sends to another. */
export function describeBrokers(
  target: () => PulsarContractTarget,
  { hasSeveralBrokers }: PulsarContractAbilities,
): void {
  const itIfAble = hasSeveralBrokers ? it : it.skip;

  describe('brokers', () => {
    let place: PulsarPlace;

    beforeAll(async () => {
      place = await PulsarPlace.create(target());
    });
    afterAll(() => place?.close());

    it('are listed as host and port, for every cluster or one', async () => {
      const { body: brokers } = await place.admin.get('/brokers');
      expect(brokers).toContain(new URL(target().adminUrl).host);
      const { body } = await place.admin.get(`/brokers/${place.cluster}`);
      expect(body).toEqual(brokers);
      const unknown = await place.admin.get('/brokers/nowhere');
      expect(unknown).toMatchObject({
        code: 404,
        reason: 'Cluster does not exist: cluster=nowhere',
      });
    });

    it('tell who leads, with the address of its web service', async () => {
      const { body } = await place.admin.get('/brokers/leaderBroker');
      expect(await place.brokers()).toContain(body.serviceUrl);
    });

    it('say that they are ready and which version they are, as bare text', async () => {
      expect((await place.admin.get('/brokers/ready')).text).toBe('ok');
      const { text, headers } = await place.admin.get('/brokers/version');
      expect(text).toMatch(/^\d+\.\d+\.\d+$/);
      expect(headers['content-type']).toBe('application/json');
    });

    it('tell the defaults in force, as texts', async () => {
      const { body } = await place.admin.get('/brokers/configuration/runtime');
      expect(body).toMatchObject({
        backlogQuotaDefaultLimitBytes: '-1',
        backlogQuotaDefaultLimitSecond: '-1',
        backlogQuotaDefaultRetentionPolicy: 'producer_request_hold',
        defaultRetentionSizeInMB: '0',
        defaultRetentionTimeInMinutes: '0',
        dispatchThrottlingRatePerSubscriptionInMsg: '0',
        maxUnackedMessagesPerConsumer: '50000',
        maxUnackedMessagesPerSubscription: '200000',
        preciseTimeBasedBacklogQuotaCheck: 'false',
      });
      for (const name of [
        'backlogQuotaCheckIntervalInSeconds',
        'statsUpdateFrequencyInSecs',
      ]) {
        expect(Number(body[name])).toBeGreaterThan(0);
      }
    });

    it('know the cluster and the registered bookies', async () => {
      const { body: clusters } = await place.admin.get('/clusters');
      expect(clusters).toEqual([place.cluster]);
      expect((await place.admin.get('/clusters/nowhere')).reason).toBe(
        'Cluster does not exist',
      );
      const { body } = await place.admin.get('/bookies/all');
      expect(body.bookies[0]).toEqual({ bookieId: expect.any(String) });
    });

    it('answer an unknown path and a wrong method with a page', async () => {
      const path = await place.createTopic('methods');
      for (const [method, at, code] of [
        ['GET', '/nothing', 404],
        ['POST', `/${path}/stats`, 405],
      ] as const) {
        const reply = await place.admin.call(method, at);
        expect(reply.code).toBe(code);
        expect(reply.headers['content-type']).toContain('text/html');
        expect(reply.text).toContain(`HTTP ERROR ${code}`);
      }
    });

    it('show their metrics to everybody, behind a slash', async () => {
      const nobody = place.client();
      const { code, headers } = await nobody.request(
        `${target().adminUrl}/metrics`,
      );
      expect({ code, location: headers.location }).toEqual({
        code: 302,
        location: `${target().adminUrl}/metrics/`,
      });
      const { text, headers: of } = await nobody.request(
        `${target().adminUrl}/metrics/`,
      );
      expect(of['content-type']).toContain('text/plain');
      expect(text).toMatch(/^# TYPE pulsar_broker_topics_count gauge$/m);
    });

    it('measure topics and subscriptions under the names that the portal asks for', async () => {
      const path = await place.createTopic('measured');
      await place.subscribe(path, 'one');
      const owner = await place.ownerOf(path);
      const { text } = await place.client().request(`${owner}/metrics/`);
      const of = [
        `cluster="${place.cluster}"`,
        `namespace="${place.namespace}"`,
        `topic="${place.nameOf('measured')}"`,
      ].join(',');
      const names = isFrom4(place.version)
        ? [...TOPIC_METRICS, 'storage_backlog_age_seconds']
        : TOPIC_METRICS;
      for (const name of names) {
        expect(text).toContain(`\npulsar_${name}{${of}} `);
      }
      for (const name of SUBSCRIPTION_METRICS) {
        expect(text).toContain(
          `\npulsar_subscription_${name}{${of},subscription="one"} `,
        );
      }
      // Evictions are counted from 4.0 on.
      expect(
        text.includes(
          `pulsar_storage_backlog_quota_exceeded_evictions_total{${of},quota_type="size"} 0`,
        ),
      ).toBe(isFrom4(place.version));
    });

    itIfAble(
      'send a call on a topic to the one that serves it, and tell the rest of all topics',
      async () => {
        const path = await place.createTopic('elsewhere');
        const owner = await place.ownerOf(path);
        const others = (await place.brokers()).filter(one => one !== owner);
        const served = await place.admin.request(
          `${owner}/admin/v2/${path}/stats?subscriptionBacklogSize=true`,
        );
        expect(served.body.ownerBroker).toBe(new URL(owner).host);
        for (const other of others) {
          const { code, headers, text } = await place.admin.request(
            `${other}/admin/v2/${path}/stats?subscriptionBacklogSize=true`,
          );
          expect({ code, text }).toEqual({ code: 307, text: '' });
          expect(headers.location).toMatch(
            new RegExp(
              `^${owner}/admin/v2/${path}/stats\\?authoritative=(true|false)&subscriptionBacklogSize=true$`,
            ),
          );
          const list = await place.admin.request(
            `${other}/admin/v2/persistent/${place.namespace}`,
          );
          expect(list.body).toContain(place.nameOf('elsewhere'));
        }
      },
    );
  });
}
