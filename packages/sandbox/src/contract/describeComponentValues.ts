import type { Fields } from '../store';
import { ApiClient } from './ApiClient';
import { componentObjects, IMAGE } from './componentObjects';
import type { ContractTarget } from './ContractTarget';
import { createPlace, type Place } from './objects';
import { collectionOf } from './workspaceObjects';

const DEPLOYMENT = 'deployments';
const SERVICE = 'services';
const BUDGET = 'poddisruptionbudgets';
const SCALER = 'horizontalpodautoscalers';

const rolling = (maxSurge: unknown, maxUnavailable: unknown) => ({
  strategy: { rollingUpdate: { maxSurge, maxUnavailable } },
});

/** Values of what components are made of: what a server adds to them, and what it refuses. */
export function describeComponentValues(target: () => ContractTarget): void {
  describe('applying a component', () => {
    let client: ApiClient;
    let place: Place;

    beforeAll(async () => {
      client = new ApiClient(target());
      place = await createPlace(client);
    });
    afterAll(() => client.delete(`/api/v1/namespaces/${place.name}`));

    /** In a dry run, with other fields of the spec. */
    const tryToApply = (plural: string, spec: Fields = {}) => {
      const object = componentObjects()[plural];
      return client.apply(
        `${collectionOf(place, plural)}/app`,
        { ...object, spec: { ...object.spec, ...spec } },
        { query: 'dryRun=All&fieldValidation=Strict' },
      );
    };

    it('gives back a Deployment with what was left out', async () => {
      const { code, body } = await tryToApply(DEPLOYMENT);
      expect(code).toBe(201);
      const { template, ...spec } = body.spec;
      expect(spec).toEqual({
        replicas: 1,
        selector: { matchLabels: { 'app.kubernetes.io/name': 'app' } },
        strategy: {
          type: 'RollingUpdate',
          rollingUpdate: { maxSurge: 1, maxUnavailable: 0 },
        },
        revisionHistoryLimit: 10,
        progressDeadlineSeconds: 600,
      });
      expect(template.spec).toEqual({
        restartPolicy: 'Always',
        terminationGracePeriodSeconds: 30,
        dnsPolicy: 'ClusterFirst',
        schedulerName: 'default-scheduler',
        securityContext: {
          runAsNonRoot: true,
          seccompProfile: { type: 'RuntimeDefault' },
        },
        containers: [
          {
            name: 'app',
            image: IMAGE,
            imagePullPolicy: 'IfNotPresent',
            terminationMessagePath: '/dev/termination-log',
            terminationMessagePolicy: 'File',
            ports: [{ name: 'http', containerPort: 8080, protocol: 'TCP' }],
            readinessProbe: {
              httpGet: { path: '/ready', port: 'http', scheme: 'HTTP' },
              timeoutSeconds: 1,
              periodSeconds: 10,
              successThreshold: 1,
              failureThreshold: 3,
            },
            resources: {
              requests: { cpu: '50m', memory: '64Mi' },
              limits: { cpu: '100m', memory: '64Mi' },
            },
            securityContext: {
              allowPrivilegeEscalation: false,
              capabilities: { drop: ['ALL'] },
            },
          },
        ],
      });
    });

    it('gives back a Service with its address, and a budget and an autoscaler with what was left out', async () => {
      const address = expect.stringMatching(/^10\.96\.\d+\.\d+$/);
      expect((await tryToApply(SERVICE)).body.spec).toEqual({
        type: 'ClusterIP',
        clusterIP: address,
        clusterIPs: [address],
        ipFamilies: ['IPv4'],
        ipFamilyPolicy: 'SingleStack',
        internalTrafficPolicy: 'Cluster',
        sessionAffinity: 'None',
        selector: { 'app.kubernetes.io/name': 'app' },
        ports: [{ name: 'http', port: 80, targetPort: 80, protocol: 'TCP' }],
      });
      const objects = componentObjects();
      expect((await tryToApply(BUDGET)).body.spec).toEqual(
        objects[BUDGET].spec,
      );
      expect((await tryToApply(SCALER)).body.spec).toEqual({
        ...objects[SCALER].spec,
        metrics: [
          {
            type: 'Resource',
            resource: {
              name: 'cpu',
              target: { type: 'Utilization', averageUtilization: 80 },
            },
          },
        ],
      });
    });

    const WRONG: Array<[string, string, Fields, string]> = [
      [
        'less than no pods',
        DEPLOYMENT,
        { replicas: -1 },
        'spec.replicas: Invalid value: -1: must be greater than or equal to 0',
      ],
      [
        'a roll-out that cannot begin',
        DEPLOYMENT,
        rolling(0, 0),
        'spec.strategy.rollingUpdate.maxUnavailable: Invalid value: 0: may not be 0 when `maxSurge` is 0',
      ],
      [
        'a part that is none',
        DEPLOYMENT,
        rolling('x', 0),
        'spec.strategy.rollingUpdate.maxSurge: Invalid value: "x": a valid percent string must be a numeric string',
      ],
      [
        'a deadline before a pod can be ready',
        DEPLOYMENT,
        { progressDeadlineSeconds: 5, minReadySeconds: 5 },
        'spec.progressDeadlineSeconds: Invalid value: 5: must be greater than minReadySeconds',
      ],
      [
        'pods that are not to run on',
        DEPLOYMENT,
        {
          template: {
            metadata: { labels: { 'app.kubernetes.io/name': 'app' } },
            spec: {
              restartPolicy: 'Never',
              containers: [{ name: 'app', image: IMAGE }],
            },
          },
        },
        'spec.template.spec.restartPolicy: Unsupported value: "Never": supported values: "Always"',
      ],
      ['no port', SERVICE, { ports: [] }, 'spec.ports: Required value'],
      [
        'two ports without names',
        SERVICE,
        { ports: [{ port: 1 }, { port: 2 }] },
        '[spec.ports[0].name: Required value, spec.ports[1].name: Required value]',
      ],
      [
        'a port that is none',
        SERVICE,
        { ports: [{ port: 70000 }] },
        'spec.ports[0].port: Invalid value: 70000: must be between 1 and 65535, inclusive',
      ],
      [
        'a type that is none',
        SERVICE,
        { type: 'Any' },
        'spec.type: Unsupported value: "Any": supported values: "ClusterIP", "ExternalName", "LoadBalancer", "NodePort"',
      ],
      [
        'two budgets in one',
        BUDGET,
        { minAvailable: 1 },
        'minAvailable and maxUnavailable cannot be both set',
      ],
      [
        'more than all',
        BUDGET,
        { maxUnavailable: '150%' },
        'spec.maxUnavailable: Invalid value: "150%": must not be greater than 100%',
      ],
      [
        'fewer at most than at least',
        SCALER,
        { maxReplicas: 1 },
        'spec.maxReplicas: Invalid value: 1: must be greater than or equal to `minReplicas`',
      ],
      [
        'no pods at least',
        SCALER,
        { minReplicas: 0 },
        'spec.minReplicas: Invalid value: 0: must be greater than or equal to 1',
      ],
      [
        'nothing to scale',
        SCALER,
        { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment' } },
        'spec.scaleTargetRef.name: Required value',
      ],
    ];

    it.each(WRONG)('refuses %s: %s', async (...[, plural, spec, message]) => {
      expect(await tryToApply(plural, spec)).toMatchObject({
        code: 422,
        body: {
          reason: 'Invalid',
          message: expect.stringContaining(message),
        },
      });
    });

    it.each(Object.keys(componentObjects()))(
      'refuses fields that %s do not have',
      async plural => {
        const { code, body } = await tryToApply(plural, { replica: 2 });
        expect(code).toBe(500);
        expect(body.message).toContain(
          '.spec.replica: field not declared in schema',
        );
      },
    );
  });
}
