import type {
  BusNamespaceList,
  EvictionList,
} from '@internal/plugin-odp-pulsar-common';
import { FakePulsar } from '@internal/test-utils';
import { aDatabase, startPortal } from './__testUtils__/portal';
import { aBacklog, aTopic, somePolicies } from './__testUtils__/topics';

jest.setTimeout(60_000);

const ACME = 'odp/workspace-acme-risk';
const ORDERS = `persistent://${ACME}/orders`;
const OWNER = 'group:default/risk-platform';
const EVICTIONS = '/instances/odp-eu/evictions';

describe('an eviction', () => {
  const knex = aDatabase();
  let pulsar: FakePulsar;
  beforeAll(async () => {
    pulsar = await FakePulsar.start();
    pulsar.namespaces.set(ACME, somePolicies());
    pulsar.namespaces.set('odp/workspace-nordbank-kyc', somePolicies());
  });
  afterAll(async () => {
    await pulsar.stop();
    await knex.destroy();
  });

  const start = () =>
    startPortal({
      pulsars: { 'odp-eu': pulsar },
      owners: { 'workspace-acme-risk': OWNER },
      others: {
        owner: { claims: [OWNER] },
        other: { claims: ['group:default/nordbank-kyc'] },
      },
      knex,
    });
  /** Lets a subscription that takes nothing stand behind by so many bytes, without a trace of why. */
  const fallBack = (bytes: number) =>
    pulsar.topics.set(
      ORDERS,
      aTopic({
        msgRateIn: 0,
        msgRateOut: 0,
        msgThroughputIn: 0,
        msgThroughputOut: 0,
        backlogSize: bytes,
        subscriptions: { 'yaml-processor': aBacklog(bytes) },
      }),
    );

  it('is noted once, shown to its owner and not to others, and known after a restart', async () => {
    fallBack(1_005_000_000);
    let portal = await start();
    await portal.until<BusNamespaceList>(
      '/instances/odp-eu/namespaces',
      ({ items }) => items?.length > 0,
    );
    expect((await portal.get(EVICTIONS)).body.items).toEqual([]);
    fallBack(900_000_000);
    const seen = await portal.until<EvictionList>(
      EVICTIONS,
      ({ items }) => items.length > 0,
    );
    expect(seen.items).toMatchObject([
      {
        topic: ORDERS,
        workspace: 'acme-risk',
        subscription: 'yaml-processor',
        evidence: 'inferred',
      },
    ]);
    const listOf = async (user: string): Promise<EvictionList> =>
      (await portal.get(EVICTIONS, user).expect(200)).body;
    expect((await listOf('owner')).items).toHaveLength(1);
    expect((await listOf('other')).items).toEqual([]);

    const { watchedSince } = seen;
    await portal.stop();
    portal = await start();
    const after = await portal.until<EvictionList>(
      EVICTIONS,
      ({ items }) => items?.length > 0,
    );
    expect(after.items).toEqual(seen.items);
    expect(after.watchedSince).toBe(watchedSince);
    await portal.stop();
  });
});
