import type { Fields } from '../store';
import { ApiClient } from './ApiClient';
import type { ContractTarget } from './ContractTarget';
import {
  createPlace,
  createWhenReady,
  deployment,
  type Place,
  pod,
  policy,
  quota,
} from './objects';
import { binding, collectionOf, mesh } from './workspaceObjects';

/** Fields that a server refuses, or warns of and drops. */
export function describeFields(target: () => ContractTarget): void {
  describe('validating fields', () => {
    let client: ApiClient;
    let place: Place;
    const at = (plural: string) => collectionOf(place, plural);

    beforeAll(async () => {
      client = new ApiClient(target());
      place = await createPlace(client);
      await createWhenReady(client, `${place.pods}?dryRun=All`, pod('p'));
    });
    afterAll(() => client.delete(`/api/v1/namespaces/${place.name}`));

    const strange: Array<[string, Fields, string]> = [
      ['resourcequotas', { ...quota({ pods: '1' }), spec: { x: 1 } }, 'spec.x'],
      [
        'limitranges',
        { metadata: { name: 'l' }, spec: { limits: [{ type: 'Pod', x: 1 }] } },
        'spec.limits[0].x',
      ],
      [
        'networkpolicies',
        { ...policy('a'), spec: { podSelector: { x: 1 } } },
        'spec.podSelector.x',
      ],
      ['serviceaccounts', { metadata: { name: 'a', x: 1 } }, 'metadata.x'],
      ['rolebindings', { ...binding('view'), x: 1 }, 'x'],
      [
        'pods',
        {
          metadata: { name: 'a' },
          spec: {
            containers: [
              { name: 'a', image: 'a', securityContext: { seccomp: 1 } },
            ],
          },
        },
        'spec.containers[0].securityContext.seccomp',
      ],
      [
        'deployments',
        {
          ...deployment('a'),
          spec: { ...deployment('a').spec, replica: 1 },
        },
        'spec.replica',
      ],
      [
        'peerauthentications',
        { ...mesh('PeerAuthentication'), spec: { mtls: { x: 1 } } },
        'spec.mtls.x',
      ],
      [
        'authorizationpolicies',
        { ...mesh('AuthorizationPolicy'), spec: { rules: [{ x: 1 }] } },
        'spec.rules[0].x',
      ],
    ];

    it.each(strange)(
      'refuses strictly a field that %s do not have, or warns of it, and drops it',
      async (plural, object, field) => {
        const path = `${at(plural)}?dryRun=All`;
        const strict = await client.post(
          `${path}&fieldValidation=Strict`,
          object,
        );
        expect(strict).toMatchObject({
          code: 400,
          body: {
            reason: 'BadRequest',
            message: expect.stringContaining(
              `strict decoding error: unknown field "${field}"`,
            ),
          },
        });
        for (const mode of ['', '&fieldValidation=Warn']) {
          const warned = await client.post(`${path}${mode}`, object);
          expect(warned.code).toBe(201);
          expect(warned.headers.warning).toBe(
            `299 - "unknown field \\"${field}\\""`,
          );
          expect(warned.text).not.toContain('"x":1');
        }
        const ignored = await client.post(
          `${path}&fieldValidation=Ignore`,
          object,
        );
        expect(ignored.code).toBe(201);
        expect(ignored.headers.warning).toBeUndefined();
      },
    );

    it('says it of namespaces, of patches and of updates as well', async () => {
      const namespaces = '/api/v1/namespaces?dryRun=All&fieldValidation=Strict';
      const namespace = { metadata: { name: 'contract-x' }, spec: { x: 1 } };
      expect((await client.post(namespaces, namespace)).code).toBe(400);
      await client.post(place.policies, policy('patched'));
      const path = `${place.policies}/patched`;
      const strict = `${path}?fieldValidation=Strict`;
      const patched = await client.patch(strict, 'merge', { spec: { x: 1 } });
      expect(patched).toMatchObject({
        code: 422,
        body: {
          message: expect.stringContaining(
            'strict decoding error: unknown field "spec.x"',
          ),
        },
      });
      const { body } = await client.get(path);
      const put = { ...body, spec: { ...body.spec, x: 1 } };
      expect((await client.put(strict, put)).code).toBe(400);
      expect((await client.put(path, put)).headers.warning).toContain('spec.x');
    });
  });
}
