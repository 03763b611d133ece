import type { Fields } from '../store';
import { ApiClient } from './ApiClient';
import type { ContractTarget } from './ContractTarget';
import {
  createPlace,
  createWhenReady,
  deployment,
  type Place,
  pod,
} from './objects';

const LABEL = 'pod-security.kubernetes.io';
const VERSION = 'v1.34';

/** What a server says of a pod that does none of what `restricted` asks. */
const UNRESTRICTED =
  'allowPrivilegeEscalation != false (container "app" must set securityContext.allowPrivilegeEscalation=false), unrestricted capabilities (container "app" must set securityContext.capabilities.drop=["ALL"]), runAsNonRoot != true (pod or container "app" must set securityContext.runAsNonRoot=true), seccompProfile (pod or container "app" must set securityContext.seccompProfile.type to "RuntimeDefault" or "Localhost")';

const SECURE = {
  allowPrivilegeEscalation: false,
  runAsNonRoot: true,
  capabilities: { drop: ['ALL'] },
  seccompProfile: { type: 'RuntimeDefault' },
};

/** Pod Security: what a namespace's labels let in, and its words for what they do not. */
export function describePodSecurity(target: () => ContractTarget): void {
  describe('pod security', () => {
    let client: ApiClient;
    let place: Place;

    beforeEach(async () => {
      client = new ApiClient(target());
      place = await createPlace(client);
      await createWhenReady(client, `${place.pods}?dryRun=All`, pod('p'));
    });
    afterEach(() => client.delete(`/api/v1/namespaces/${place.name}`));

    const label = (labels: Record<string, string>, query = '') =>
      client.apply(
        `/api/v1/namespaces/${place.name}`,
        {
          apiVersion: 'v1',
          kind: 'Namespace',
          metadata: {
            name: place.name,
            labels: Object.fromEntries(
              Object.entries(labels).map(([key, value]) => [
                `${LABEL}/${key}`,
                value,
              ]),
            ),
          },
        },
        { query },
      );
    const restrict = () =>
      label({ enforce: 'restricted', 'enforce-version': VERSION });
    const dryRun = (object: Fields) =>
      client.post(`${place.pods}?dryRun=All`, object);

    it('refuses what restricted forbids, and lets in what does as it asks', async () => {
      await restrict();
      expect(await dryRun(pod('p'))).toMatchObject({
        code: 403,
        body: {
          reason: 'Forbidden',
          message: `pods "p" is forbidden: violates PodSecurity "restricted:${VERSION}": ${UNRESTRICTED}`,
          details: { name: 'p', kind: 'pods' },
        },
      });
      expect((await dryRun(podWith({ securityContext: SECURE }))).code).toBe(
        201,
      );
    });

    it('names everything that a pod breaks, in order', async () => {
      await restrict();
      const bad = podWith(
        {
          securityContext: {
            privileged: true,
            capabilities: { add: ['SYS_ADMIN', 'NET_ADMIN'] },
          },
          ports: [{ containerPort: 80, hostPort: 80 }],
        },
        {
          hostNetwork: true,
          hostPID: true,
          volumes: [
            { name: 'h', hostPath: { path: '/x' } },
            { name: 'n', nfs: { server: 'x', path: '/y' } },
          ],
          securityContext: {
            runAsUser: 0,
            sysctls: [{ name: 'kernel.x', value: '1' }],
            seccompProfile: { type: 'Unconfined' },
            appArmorProfile: { type: 'Unconfined' },
            seLinuxOptions: { type: 'bad', user: 'u' },
          },
        },
      );
      expect((await dryRun(bad)).body.message).toBe(
        `pods "p" is forbidden: violates PodSecurity "restricted:${VERSION}": forbidden AppArmor profile (pod must not set AppArmor profile type to "Unconfined"), host namespaces (hostNetwork=true, hostPID=true), hostPort (container "app" uses hostPort 80), privileged (container "app" must not set securityContext.privileged=true), seLinuxOptions (pod set forbidden securityContext.seLinuxOptions: type "bad"; user may not be set), forbidden sysctls (kernel.x), allowPrivilegeEscalation != false (container "app" must set securityContext.allowPrivilegeEscalation=false), unrestricted capabilities (container "app" must set securityContext.capabilities.drop=["ALL"]; container "app" must not include "NET_ADMIN", "SYS_ADMIN" in securityContext.capabilities.add), restricted volume types (volumes "h", "n" use restricted volume types "hostPath", "nfs"), runAsNonRoot != true (pod or container "app" must set securityContext.runAsNonRoot=true), runAsUser=0 (pod must not set runAsUser=0), seccompProfile (pod must not set securityContext.seccompProfile.type to "Unconfined")`,
      );
      await label({ enforce: 'baseline', 'enforce-version': VERSION });
      expect((await dryRun(bad)).body.message).toBe(
        `pods "p" is forbidden: violates PodSecurity "baseline:${VERSION}": forbidden AppArmor profile (pod must not set AppArmor profile type to "Unconfined"), non-default capabilities (container "app" must not include "NET_ADMIN", "SYS_ADMIN" in securityContext.capabilities.add), host namespaces (hostNetwork=true, hostPID=true), hostPath volumes (volume "h"), hostPort (container "app" uses hostPort 80), privileged (container "app" must not set securityContext.privileged=true), seLinuxOptions (pod set forbidden securityContext.seLinuxOptions: type "bad"; user may not be set), seccompProfile (pod must not set securityContext.seccompProfile.type to "Unconfined"), forbidden sysctls (kernel.x)`,
      );
      expect((await dryRun(pod('p'))).code).toBe(201);
    });

    it('warns of workloads, and of pods where it is only to warn', async () => {
      await label({ warn: 'restricted', 'warn-version': VERSION });
      const warning = `299 - ${JSON.stringify(
        `would violate PodSecurity "restricted:${VERSION}": ${UNRESTRICTED}`,
      )}`;
      const warned = await dryRun(pod('p'));
      expect(warned.code).toBe(201);
      expect(warned.headers.warning).toBe(warning);
      const workload = deployment('d');
      workload.spec!.template.spec.containers = pod('p').spec!.containers;
      for (const answer of [
        await client.post(`${place.deployments}?dryRun=All`, workload),
        await client.apply(`${place.deployments}/d`, workload),
      ]) {
        expect(answer.code).toBe(201);
        expect(answer.headers.warning).toBe(warning);
      }
    });

    it('warns of pods that are there when a namespace becomes stricter', async () => {
      for (const name of ['b', 'a', 'c']) {
        await client.post(place.pods, pod(name));
      }
      const asked = { enforce: 'restricted', 'enforce-version': VERSION };
      const planned = await label(asked, 'dryRun=All');
      const { code, headers } = await label(asked);
      expect(code).toBe(200);
      expect(headers.warning).toBe(
        [
          `existing pods in namespace "${place.name}" violate the new PodSecurity enforce level "restricted:${VERSION}"`,
          'a (and 2 other pods): allowPrivilegeEscalation != false, unrestricted capabilities, runAsNonRoot != true, seccompProfile',
        ]
          .map(message => `299 - ${JSON.stringify(message)}`)
          .join(', '),
      );
      expect(planned.headers.warning).toBe(headers.warning);
      expect((await label(asked)).headers.warning).toBeUndefined();
      expect((await client.get(`${place.pods}/a`)).code).toBe(200);
    });

    it('refuses levels and versions that there are not', async () => {
      const { code, body } = await label({
        enforce: 'strict',
        'warn-version': '1.34',
      });
      expect(code).toBe(422);
      expect(body.message).toBe(
        `Namespace "${place.name}" is invalid: [metadata.labels[${LABEL}/enforce]: Invalid value: "strict": must be one of privileged, baseline, restricted, metadata.labels[${LABEL}/warn-version]: Invalid value: "1.34": must be "latest" or "v1.x"]`,
      );
    });
  });
}

function podWith(container: Fields, spec: Fields = {}): Fields {
  const { metadata, spec: plain } = pod('p');
  return {
    metadata,
    spec: { ...spec, containers: [{ ...plain!.containers[0], ...container }] },
  };
}
