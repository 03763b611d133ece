import {
  brokerListSchema,
  busNamespaceDetailSchema,
  type BusNamespaceList,
  busNamespaceListSchema,
  evaluationSchema,
  eventFlowListSchema,
  evictionListSchema,
  instanceListSchema,
  topicDetailSchema,
  topicListSchema,
} from '@internal/plugin-odp-pulsar-common';
import { FakePulsar } from '@internal/test-utils';
import { startPortal } from './__testUtils__/portal';
import { aBacklog, aTopic, somePolicies } from './__testUtils__/topics';

jest.setTimeout(60_000);

const NAMESPACES = '/instances/odp-eu/namespaces';
const ACME = 'odp/workspace-acme-risk';
const KYC = 'odp/workspace-nordbank-kyc';
const SUBMITTED = `persistent://${ACME}/pipeline.submitted`;
const isRead = (list: BusNamespaceList) => list.items?.length > 0;

describe('odpPulsarPlugin', () => {
  let pulsar: FakePulsar;
  let portal: Awaited<ReturnType<typeof startPortal>>;
  beforeAll(async () => {
    pulsar = await FakePulsar.start();
    pulsar.namespaces.set(ACME, somePolicies());
    pulsar.namespaces.set(KYC, somePolicies());
    pulsar.namespaces.set('odp/workspace-empty', somePolicies());
    pulsar.topics.set(
      SUBMITTED,
      aTopic({
        backlogSize: 950_000_000,
        subscriptions: {
          'yaml-processor': aBacklog(950_000_000),
          analytics: aBacklog(0),
        },
      }),
    );
    pulsar.topics.set(`persistent://${KYC}/pipeline.completed`, aTopic());
    pulsar.topics.set(
      `persistent://${KYC}/__change_events`,
      aTopic({ broker: 2 }),
    );
    for (const number of [0, 1, 2]) {
      pulsar.topics.set(
        `persistent://${KYC}/pipeline.submitted-partition-${number}`,
        aTopic({ broker: number }),
      );
    }
    pulsar.partitioned = [`persistent://${KYC}/pipeline.submitted`];
    portal = await startPortal({
      pulsars: { 'odp-eu': pulsar },
      owners: { 'workspace-acme-risk': 'group:default/risk-platform' },
    });
    await portal.until(NAMESPACES, isRead);
  });
  afterAll(async () => {
    await portal.stop();
    await pulsar.stop();
  });

  it('answers as the contract says', async () => {
    const { body } = await portal.get(NAMESPACES).expect(200);
    const list = busNamespaceListSchema.parse(body);
    expect(list.items.map(({ name }) => name).sort()).toEqual([
      ACME,
      'odp/workspace-empty',
      KYC,
    ]);
    expect(list).toMatchObject({
      source: 'broker-stats',
      coverage: { answered: 3, total: 3 },
      gaps: [],
    });
    const acme = list.items.find(({ name }) => name === ACME)!;
    expect(acme).toMatchObject({
      workspace: 'acme-risk',
      owner: 'group:default/risk-platform',
      topics: { total: 1, system: 0 },
    });
    expect(acme.worst.find(({ kind }) => kind === 'backlog')).toMatchObject({
      used: 950_000_000,
      share: 0.95,
    });
    const kyc = list.items.find(({ name }) => name === KYC)!;
    expect(kyc.topics).toEqual({ total: 2, system: 1 });
  });

  it.each([
    ['/instances', instanceListSchema],
    [`${NAMESPACES}/${ACME}`, busNamespaceDetailSchema],
    ['/instances/odp-eu/topics', topicListSchema],
    [
      `/instances/odp-eu/topics/persistent/${KYC}/pipeline.submitted`,
      topicDetailSchema,
    ],
    ['/instances/odp-eu/brokers', brokerListSchema],
    ['/instances/odp-eu/evictions', evictionListSchema],
    ['/instances/odp-eu/events', eventFlowListSchema],
    ['/instances/odp-eu/evaluation', evaluationSchema],
  ])('answers %s as the contract says', async (place, schema) => {
    const { body } = await portal.get(place).expect(200);
    expect(schema.strict().safeParse(body)).toMatchObject({ success: true });
  });
});
