import type { Fields } from '../store';
import { ApiClient } from './ApiClient';
import type { ContractTarget } from './ContractTarget';
import {
  createPlace,
  createWhenReady,
  eventually,
  type Place,
  pod,
  policy,
  quota,
} from './objects';

/** What LimitRange and ResourceQuota make of pods, in dry runs as well. */
export function describeLimits(target: () => ContractTarget): void {
  describe('limits of a namespace', () => {
    let client: ApiClient;
    let place: Place;

    beforeEach(async () => {
      client = new ApiClient(target());
      place = await createPlace(client);
      await createWhenReady(client, `${place.pods}?dryRun=All`, pod('p'));
    });
    afterEach(() => client.delete(`/api/v1/namespaces/${place.name}`));

    const dryRun = (...resources: Fields[]) =>
      client.post(`${place.pods}?dryRun=All`, {
        metadata: { name: 'p' },
        spec: {
          containers: resources.map((entry, index) => ({
            name: `c${index}`,
            image: 'example/app:1',
            resources: entry,
          })),
        },
      });
    // The API server learns of limits and quotas by a watch of its own: one that
    // was just made holds only once a dry run shows it.
    const limit = async (...limits: Fields[]) => {
      await client.apply(`/api/v1/namespaces/${place.name}/limitranges/l`, {
        apiVersion: 'v1',
        kind: 'LimitRange',
        metadata: { name: 'l' },
        spec: { limits },
      });
      await eventually(
        () => dryRun({}),
        ({ code, body }) =>
          code === 403 ||
          'kubernetes.io/limit-ranger' in (body.metadata.annotations ?? {}),
      );
    };
    const bound = async (hard: Fields) => {
      await client.apply(`${place.quotas}/q`, quota(hard));
      await eventually(
        async () => (await client.get(`${place.quotas}/q`)).body.status?.hard,
        found => found !== undefined,
      );
    };

    it('gives a pod what it leaves out, and says so on it', async () => {
      await limit({
        type: 'Container',
        default: { cpu: '0.5', memory: '256Mi' },
        defaultRequest: { cpu: '100m', memory: '128Mi' },
      });
      const { code, body } = await dryRun({ requests: { cpu: '200m' } }, {});
      expect(code).toBe(201);
      const limits = { cpu: '500m', memory: '256Mi' };
      expect(body.spec.containers).toMatchObject([
        { resources: { requests: { cpu: '200m', memory: '128Mi' }, limits } },
        { resources: { requests: { cpu: '100m', memory: '128Mi' }, limits } },
      ]);
      expect(body.metadata.annotations['kubernetes.io/limit-ranger']).toBe(
        'LimitRanger plugin set: memory request for container c0; cpu, memory limit for container c0; cpu, memory request for container c1; cpu, memory limit for container c1',
      );
    });

    it.each<[string, Fields[], string]>([
      [
        'too much',
        [{ limits: { cpu: '3' } }],
        'maximum cpu usage per Container is 2, but limit is 3',
      ],
      [
        'too little, and too much of it',
        [{ requests: { cpu: '10m' }, limits: { cpu: '500m' } }],
        '[minimum cpu usage per Container is 50m, but request is 10m, cpu max limit to request ratio per Container is 10, but provided ratio is 50.000000]',
      ],
      [
        'too much in all',
        [{ limits: { cpu: '2' } }, { limits: { cpu: '2' } }],
        'maximum cpu usage per Pod is 3, but limit is 4',
      ],
    ])('refuses %s', async (_, containers, why) => {
      await limit(
        {
          type: 'Container',
          min: { cpu: '50m' },
          max: { cpu: '2' },
          maxLimitRequestRatio: { cpu: '10' },
        },
        { type: 'Pod', max: { cpu: '3' } },
      );
      expect(await dryRun(...containers)).toMatchObject({
        code: 403,
        body: {
          reason: 'Forbidden',
          message: `pods "p" is forbidden: ${why}`,
          details: { name: 'p', kind: 'pods' },
        },
      });
    });

    it('asks for what a quota sums, and refuses what is beyond it', async () => {
      const hard = {
        pods: '2',
        'requests.cpu': '1',
        'limits.cpu': '2',
        'limits.memory': '1Gi',
      };
      await bound(hard);
      const silent = await eventually(
        () => dryRun({}, { requests: { cpu: '1m' } }),
        ({ code }) => code === 403,
      );
      expect(silent).toMatchObject({
        code: 403,
        body: {
          message:
            'pods "p" is forbidden: failed quota: q: must specify limits.cpu for: c0,c1; limits.memory for: c0,c1; requests.cpu for: c0',
        },
      });
      const large = {
        requests: { cpu: '1500m' },
        limits: { cpu: '3', memory: '2Gi' },
      };
      expect((await dryRun(large)).body.message).toBe(
        'pods "p" is forbidden: exceeded quota: q, requested: limits.cpu=3,limits.memory=2Gi,requests.cpu=1500m, used: limits.cpu=0,limits.memory=0,requests.cpu=0, limited: limits.cpu=2,limits.memory=1Gi,requests.cpu=1',
      );
      const fits = { limits: { cpu: '600m', memory: '300Mi' } };
      for (let time = 0; time < 3; time++) {
        // A dry run takes nothing of what is left.
        expect((await dryRun(fits)).code).toBe(201);
      }
    });

    it('counts objects of other kinds', async () => {
      await bound({ 'count/networkpolicies.networking.k8s.io': '1' });
      const made = await eventually(
        () => client.post(place.policies, policy('a')),
        ({ code }) => code === 201,
      );
      expect(made.code).toBe(201);
      await eventually(
        () => client.post(`${place.policies}?dryRun=All`, policy('b')),
        ({ code }) => code === 403,
      );
      const { code, body } = await client.post(place.policies, policy('b'));
      expect(code).toBe(403);
      expect(body.message).toBe(
        'networkpolicies.networking.k8s.io "b" is forbidden: exceeded quota: q, requested: count/networkpolicies.networking.k8s.io=1, used: count/networkpolicies.networking.k8s.io=1, limited: count/networkpolicies.networking.k8s.io=1',
      );
    });
  });
}
