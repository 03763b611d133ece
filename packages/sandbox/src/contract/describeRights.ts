import { ApiClient } from './ApiClient';
import type { ContractAbilities, ContractTarget } from './ContractTarget';
import {
  createPlace,
  createWhenReady,
  eventually,
  type Place,
  pod,
} from './objects';

/** Who may what, quota, and logs. */
export function describeRights(
  target: () => ContractTarget,
  { hasLogs }: ContractAbilities,
): void {
  const itIfAble = hasLogs ? it : it.skip;

  describe('rights and limits', () => {
    let admin: ApiClient;
    let reader: ApiClient;
    let place: Place;

    beforeAll(async () => {
      admin = new ApiClient(target());
      reader = new ApiClient(target(), target().readerToken);
      place = await createPlace(admin);
    });
    afterAll(() => admin.delete(`/api/v1/namespaces/${place.name}`));

    it('refuses a token that it does not know', async () => {
      const stranger = new ApiClient(target(), 'stranger');
      expect(await stranger.get('/api/v1/pods')).toMatchObject({
        code: 401,
        body: { kind: 'Status', reason: 'Unauthorized', code: 401 },
      });
    });

    it('lets the reader read', async () => {
      expect((await reader.get('/api/v1/nodes?limit=1')).code).toBe(200);
      expect((await reader.get(place.deployments)).code).toBe(200);
    });

    it('forbids the reader secrets, in words that name kind and place', async () => {
      const everywhere = await reader.get('/api/v1/secrets');
      expect(everywhere).toMatchObject({
        code: 403,
        body: {
          kind: 'Status',
          reason: 'Forbidden',
          details: { kind: 'secrets' },
        },
      });
      expect(everywhere.body.message).toMatch(
        /^secrets is forbidden: User "[^"]+" cannot list resource "secrets" in API group "" at the cluster scope/,
      );
      const one = await reader.get(
        `/api/v1/namespaces/${place.name}/configmaps/x`,
      );
      expect(one.body.message).toMatch(
        new RegExp(
          `^configmaps "x" is forbidden: User "[^"]+" cannot get resource "configmaps" in API group "" in the namespace "${place.name}"`,
        ),
      );
      const watch = await reader.get('/api/v1/secrets?watch=1');
      expect(watch.code).toBe(403);
    });

    it('forbids the reader to write', async () => {
      const answer = await reader.post(place.pods, pod('p'));
      expect(answer.code).toBe(403);
      const scale = `${place.deployments}/app/scale`;
      const { body } = await reader.patch(scale, 'merge', {
        spec: { replicas: 0 },
      });
      expect(body.message).toMatch(
        /^deployments\.apps "app" is forbidden: User "[^"]+" cannot patch resource "deployments\/scale" in API group "apps" in the namespace/,
      );
    });

    it('says what a client may', async () => {
      const review = async (verb: string, resource: string) => {
        const { code, body } = await reader.post(
          '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews',
          {
            apiVersion: 'authorization.k8s.io/v1',
            kind: 'SelfSubjectAccessReview',
            spec: { resourceAttributes: { verb, resource } },
          },
        );
        expect(code).toBe(201);
        return body.status.allowed;
      };
      expect(await review('list', 'pods')).toBe(true);
      expect(await review('list', 'secrets')).toBe(false);
      expect(await review('delete', 'pods')).toBe(false);
      const { body: rules } = await reader.post(
        '/apis/authorization.k8s.io/v1/selfsubjectrulesreviews',
        {
          apiVersion: 'authorization.k8s.io/v1',
          kind: 'SelfSubjectRulesReview',
          spec: { namespace: place.name },
        },
      );
      expect(rules.status.resourceRules).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ resources: ['pods/log'], verbs: ['get'] }),
        ]),
      );
    });

    it('counts what a quota allows, and denies what is beyond', async () => {
      const quota = `/api/v1/namespaces/${place.name}/resourcequotas`;
      await admin.post(quota, {
        apiVersion: 'v1',
        kind: 'ResourceQuota',
        metadata: { name: 'small' },
        spec: { hard: { 'requests.cpu': '250m', pods: '5' } },
      });
      const used = (wanted: string) =>
        eventually(
          async () => (await admin.get(`${quota}/small`)).body.status?.used,
          answer => answer?.pods === wanted,
        );
      await used('0');
      await createWhenReady(admin, place.pods, pod('first', '100m'));
      await createWhenReady(admin, place.pods, pod('second', '100m'));
      expect(await used('2')).toMatchObject({ 'requests.cpu': '200m' });
      expect(await admin.post(place.pods, pod('third', '100m'))).toMatchObject({
        code: 403,
        body: {
          reason: 'Forbidden',
          message:
            'pods "third" is forbidden: exceeded quota: small, requested: requests.cpu=100m, used: requests.cpu=200m, limited: requests.cpu=250m',
        },
      });
    });

    itIfAble('gives the lines that a container wrote', async () => {
      await createWhenReady(admin, place.pods, pod('talker', '1m'));
      const path = `${place.pods}/talker/log`;
      await eventually(
        () => reader.get(path),
        ({ code }) => code === 200,
      );
      const { headers, text } = await reader.get(`${path}?tailLines=3`);
      expect(headers['content-type']).toContain('text/plain');
      expect(text.trimEnd().split('\n')).toHaveLength(3);
      const stamped = await reader.get(`${path}?tailLines=1&timestamps=true`);
      expect(stamped.text).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z /);
      expect((await reader.get(`${path}?container=nobody`)).code).toBe(400);
      expect((await reader.get(`${path}?previous=true`)).code).toBe(400);
      expect((await reader.get(`${place.pods}/nobody/log`)).code).toBe(404);
    });
  });
}
