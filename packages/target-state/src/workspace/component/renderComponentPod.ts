import { vaultAnnotations } from '../../render/vaultAnnotations';
import type { TargetState } from '../../schema';
import { vaultRole } from '../vaultRole';
import { componentSelector, labelsOfComponent } from './componentNames';
import { imageRepository } from './imageRepository';
import { renderSubscription } from './renderSubscription';
import type { ComponentSpec } from './componentSpec';
import { sizeOf } from './sizeOf';

/** Of the workspace: its Vault role is bound to it. */
const SERVICE_ACCOUNT = 'workspace';
/** Volume with the token that the Vault agent logs in with; nothing else of the pod has one. */
const VAULT_TOKEN = 'vault-token';
const SECONDS_OF_TOKEN = 7200;
/** Until the container is ended by force, after all that it may take. */
const GRACE_SECONDS = 5;

/** The pod template of a component with an image, as Pod Security `restricted` wants it. */
export function renderComponentPod(
  target: TargetState,
  spec: ComponentSpec & { digest: string },
) {
  const { pool, preStopSeconds, drainSeconds, userId } =
    target.workspaces.components;
  return {
    metadata: {
      labels: labelsOfComponent(spec),
      annotations: annotations(target, spec),
    },
    spec: {
      serviceAccountName: SERVICE_ACCOUNT,
      automountServiceAccountToken: false,
      terminationGracePeriodSeconds:
        preStopSeconds + drainSeconds + GRACE_SECONDS,
      securityContext: {
        runAsNonRoot: true,
        runAsUser: userId,
        runAsGroup: userId,
        seccompProfile: { type: 'RuntimeDefault' },
      },
      nodeSelector: { 'cloud.google.com/gke-nodepool': pool },
      topologySpreadConstraints: [
        'topology.kubernetes.io/zone',
        'kubernetes.io/hostname',
      ].map(topologyKey => ({
        maxSkew: 1,
        topologyKey,
        whenUnsatisfiable: 'ScheduleAnyway',
        labelSelector: { matchLabels: componentSelector(spec) },
      })),
      containers: [container(target, spec)],
      volumes: [
        { name: 'tmp', emptyDir: { sizeLimit: '64Mi' } },
        ...(target.vault.injector
          ? [
              {
                name: VAULT_TOKEN,
                projected: {
                  sources: [
                    {
                      serviceAccountToken: {
                        path: 'token',
                        expirationSeconds: SECONDS_OF_TOKEN,
                      },
                    },
                  ],
                },
              },
            ]
          : []),
      ],
    },
  };
}

function annotations(
  target: TargetState,
  { workspace, restarts }: ComponentSpec,
): Record<string, string> {
  const scraped = target.workspaces.components.ports.find(
    ({ metricsPath }) => metricsPath,
  );
  return {
    ...(scraped && {
      'prometheus.io/scrape': 'true',
      'prometheus.io/port': String(scraped.port),
      'prometheus.io/path': scraped.metricsPath!,
    }),
    ...vaultAnnotations(target, vaultRole(workspace)),
    ...(target.vault.injector && {
      'vault.hashicorp.com/agent-service-account-token-volume-name':
        VAULT_TOKEN,
    }),
    'proxy.istio.io/config': proxyConfig(target),
    // Another template is another generation of pods.
    ...(restarts && { 'odp.io/restarts': String(restarts) }),
  };
}

/**
 * Of the mesh's proxy: the service starts when it can call somebody, and until
 * it has drained it can. Both are told to end at the same time.
 */
function proxyConfig({ workspaces: { components } }: TargetState): string {
  const { preStopSeconds, drainSeconds } = components;
  return JSON.stringify({
    holdApplicationUntilProxyStarts: true,
    terminationDrainDuration: `${preStopSeconds + drainSeconds}s`,
  });
}

function container(
  target: TargetState,
  spec: ComponentSpec & { digest: string },
) {
  const { ports, preStopSeconds } = target.workspaces.components;
  const { requests, limits } = sizeOf(target, spec.size);
  const ask = (path: string) => ({
    httpGet: { path, port: ports[0].name, scheme: 'HTTP' },
    timeoutSeconds: 2,
  });
  return {
    name: spec.name,
    image: `${imageRepository(target, spec)}@${spec.digest}`,
    imagePullPolicy: 'IfNotPresent',
    ports: ports.map(({ name, port }) => ({
      name,
      containerPort: port,
      protocol: 'TCP',
    })),
    env: env(target, spec),
    resources: { requests, limits },
    // A minute to start; from then on it is asked whether it is ready, and whether it is alive.
    startupProbe: { ...ask('/livez'), periodSeconds: 2, failureThreshold: 30 },
    readinessProbe: {
      ...ask('/readyz'),
      periodSeconds: 5,
      failureThreshold: 3,
    },
    livenessProbe: { ...ask('/livez'), periodSeconds: 10, failureThreshold: 3 },
    // Until everybody has learned that it ends, it is still called.
    lifecycle: { preStop: { sleep: { seconds: preStopSeconds } } },
    securityContext: {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    },
    volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }],
  };
}

function env(target: TargetState, spec: ComponentSpec) {
  const { ports, drainSeconds, tracing } = target.workspaces.components;
  const scraped = ports.find(({ metricsPath }) => metricsPath);
  const subscription = renderSubscription(target, spec);
  const { eventBus } = target;
  const all: Record<string, string> = {
    HTTP_ADDRESS: `:${ports[0].port}`,
    ...(scraped && { METRICS_ADDRESS: `:${scraped.port}` }),
    LOG_LEVEL: 'info',
    DRAIN_SECONDS: String(drainSeconds),
    SECRETS_DIR: '/vault/secrets',
    OTEL_SERVICE_NAME: spec.name,
    OTEL_EXPORTER_OTLP_ENDPOINT: address(target, {
      ...tracing,
      scheme: 'http',
    }),
    ...(subscription && {
      PULSAR_SERVICE_URL: address(target, {
        component: eventBus.component,
        port: 'pulsar',
        scheme: 'pulsar',
      }),
      PULSAR_TOPIC: subscription.topic,
      PULSAR_SUBSCRIPTION: subscription.subscription,
      PULSAR_DEAD_LETTER_TOPIC: subscription.deadLetterTopic,
    }),
  };
  return Object.entries(all).map(([name, value]) => ({ name, value }));
}

/** Of a component of the platform, as pods reach it. */
function address(
  { components }: TargetState,
  of: { component: string; port: string; scheme: string },
): string {
  const { name, namespace, ports } = components.find(
    component => component.name === of.component,
  )!;
  const { port } = ports!.find(each => each.name === of.port)!;
  return `${of.scheme}://${name}.${namespace}.svc.cluster.local:${port}`;
}
