import { randomBytes } from 'node:crypto';
import { PulsarPlace } from './PulsarPlace';
import { fieldsOf, isFrom4, keysOf } from './fieldSets';
import type { PulsarContractTarget } from './PulsarContractTarget';

/** Tenants, namespaces, and policies as they are read. */
export function describeNamespaces(target: () => PulsarContractTarget): void {
  describe('tenants and namespaces', () => {
    let place: PulsarPlace;
    const at = () => `/namespaces/${place.namespace}`;

    beforeAll(async () => {
      place = await PulsarPlace.create(target());
    });
    afterAll(() => place?.close());

    it('of a tenant are made, found, and in the way of its removal', async () => {
      const name = `contract-${randomBytes(4).toString('hex')}`;
      const tenant = {
        adminRoles: ['someone'],
        allowedClusters: [place.cluster],
      };
      const { admin } = place;
      const missing = await admin.get(`/tenants/${name}`);
      expect(missing.reason).toBe('Tenant does not exist');
      expect(await admin.get(`/namespaces/${name}`)).toMatchObject({
        code: 404,
        reason: 'Tenant not found',
      });
      const early = await admin.put(`/namespaces/${name}/early`);
      expect(early.reason).toBe('Tenant does not exist');
      const nowhere = { ...tenant, allowedClusters: ['nowhere'] };
      expect(await admin.put(`/tenants/${name}`, nowhere)).toMatchObject({
        code: 412,
        reason: 'Clusters do not exist',
      });
      expect((await admin.put(`/tenants/${name}`, tenant)).code).toBe(204);
      expect(await admin.put(`/tenants/${name}`, tenant)).toMatchObject({
        code: 409,
        reason: 'Tenant already exist',
      });
      expect((await admin.get('/tenants')).body).toContain(name);
      expect((await admin.get(`/tenants/${name}`)).body).toEqual(tenant);
      await admin.put(`/namespaces/${name}/one`);
      expect((await admin.get(`/namespaces/${name}`)).body).toEqual([
        `${name}/one`,
      ]);
      expect(await admin.delete(`/tenants/${name}`)).toMatchObject({
        code: 409,
        reason: 'The tenant still has active namespaces',
      });
      await admin.delete(`/namespaces/${name}/one`);
      expect((await admin.delete(`/tenants/${name}`)).code).toBe(204);
    });

    it('have policies with every field of the version, also when none is set', async () => {
      const { body } = await place.admin.get(at());
      expect(keysOf(body)).toEqual(fieldsOf('policies', place.version));
      expect(body).toMatchObject({
        backlog_quota_map: {},
        publishMaxMessageRate: {},
        subscriptionDispatchRate: {},
        deleted: false,
        properties: {},
      });
      expect(body.bundles.boundaries).toHaveLength(body.bundles.numBundles + 1);
    });

    it('keep rates by cluster, the dispatch rate twice', async () => {
      const publish = {
        publishThrottlingRateInMsg: 1000,
        publishThrottlingRateInByte: 10_000_000,
      };
      const dispatch = {
        dispatchThrottlingRateInMsg: 1000,
        dispatchThrottlingRateInByte: 10_000_000,
        ratePeriodInSecond: 1,
      };
      await place.admin.post(`${at()}/publishRate`, publish);
      await place.admin.post(`${at()}/dispatchRate`, dispatch);
      await place.admin.post(`${at()}/subscriptionDispatchRate`, dispatch);
      const { body } = await place.admin.get(at());
      const shown = { ...dispatch, relativeToPublishRate: false };
      expect(body).toMatchObject({
        publishMaxMessageRate: { [place.cluster]: publish },
        topicDispatchRate: { [place.cluster]: shown },
        clusterDispatchRate: { [place.cluster]: shown },
        subscriptionDispatchRate: { [place.cluster]: shown },
      });
      expect((await place.admin.get(`${at()}/publishRate`)).body).toEqual(
        publish,
      );
      expect((await place.admin.delete(`${at()}/publishRate`)).code).toBe(204);
      expect(await place.admin.get(`${at()}/publishRate`)).toMatchObject({
        code: 200,
        text: '',
      });
    });

    it('keep numbers, grants and properties', async () => {
      const { admin } = place;
      await admin.post(`${at()}/messageTTL`, 3600);
      await admin.post(`${at()}/maxTopicsPerNamespace`, 90);
      await admin.post(`${at()}/permissions/someone`, ['produce', 'consume']);
      await admin.put(`${at()}/properties`, { 'odp.io/workspace': 'one' });
      const { body } = await admin.get(at());
      expect(body).toMatchObject({
        message_ttl_in_seconds: 3600,
        max_topics_per_namespace: 90,
        properties: { 'odp.io/workspace': 'one' },
        auth_policies: {
          namespace_auth: {
            someone: expect.arrayContaining(['consume', 'produce']),
          },
        },
      });
      await admin.delete(`${at()}/messageTTL`);
      const cleared = await admin.get(at());
      expect(cleared.body).not.toHaveProperty('message_ttl_in_seconds');
    });

    it('refuse what is no policy in plain text', async () => {
      const { code, headers, text } = await place.admin.post(
        `${at()}/publishRate`,
        { publishThrottlingRateInMsg: 'many' },
      );
      expect(code).toBe(400);
      expect(headers['content-type']).toContain('text/plain');
      expect(text).toContain(
        'Cannot deserialize value of type `int` from String "many"',
      );
      expect(text).toContain('PublishRate["publishThrottlingRateInMsg"]');
    });

    it('say when they are not there, each path in its own words', async () => {
      const nowhere = '/namespaces/odp/nowhere';
      for (const [method, path, reason] of [
        ['GET', nowhere, 'Namespace does not exist'],
        ['GET', `${nowhere}/topics`, 'Namespace does not exist'],
        ['GET', `${nowhere}/publishRate`, 'Namespace does not exist'],
        ['GET', '/persistent/odp/nowhere', 'Namespace does not exist'],
        ['PUT', '/persistent/odp/nowhere/topic', 'Namespace not found'],
        ['GET', '/persistent/odp/nowhere/topic/stats', 'Namespace not found'],
      ] as const) {
        const reply = await place.admin.call(method, path);
        expect({ path, code: reply.code, reason: reply.reason }).toEqual({
          path,
          code: 404,
          reason,
        });
      }
    });

    it('are refused under a bad name or twice, and go only when empty', async () => {
      const { admin } = place;
      expect(await admin.put('/namespaces/odp/Bad%20Name')).toMatchObject({
        code: 412,
        reason: 'Namespace name is not valid',
      });
      expect(await admin.put(at())).toMatchObject({
        code: 409,
        reason: 'Namespace already exists',
      });
      await place.createTopic('in-the-way');
      expect(await admin.delete(at())).toMatchObject({
        code: 409,
        reason: 'Cannot delete non empty namespace',
      });
    });

    it('of both versions differ in what they say of missing clusters', async () => {
      const { reason } = await place.admin.put('/tenants/contract-none', {
        allowedClusters: [],
      });
      expect(reason).toBe(
        isFrom4(place.version)
          ? 'Clusters cannot be empty or blank'
          : 'Clusters can not be empty',
      );
    });
  });
}
