import type { Fields } from '../store';
import type { FleetSeed } from './FleetSeed';

const SIDES = ['HOST', 'PORT', 'TIMEOUT_SECONDS', 'POOL_SIZE'];
const SYSTEMS = ['POSTGRES', 'PULSAR', 'REDIS', 'OTEL_COLLECTOR'];

/** What a workload's pods have in common. */
export interface FleetTemplate {
  metadata: { labels: Record<string, string>; annotations: Fields };
  spec: Fields;
}

/** A pod template of the size and shape that services have. */
export function fleetTemplate(
  seed: FleetSeed,
  options: {
    name: string;
    pool: string;
    version: string;
    mesh: boolean;
    job?: boolean;
  },
): FleetTemplate {
  const { name, pool, version, mesh } = options;
  const memory = seed.pick([128, 192, 256, 384, 512]);
  const gpu = pool === 'gpu' && seed.between(0, 9) === 0;
  const probe = {
    httpGet: { path: '/health/ready', port: 'http', scheme: 'HTTP' },
    periodSeconds: 10,
    timeoutSeconds: 1,
    successThreshold: 1,
    failureThreshold: 3,
  };
  return {
    metadata: {
      labels: {
        'app.kubernetes.io/name': name,
        'app.kubernetes.io/version': version,
        'app.kubernetes.io/part-of': 'odp',
        'app.kubernetes.io/managed-by': seed.pick([
          'Helm',
          'argocd',
          'kustomize',
        ]),
        ...(!mesh && { 'sidecar.istio.io/inject': 'false' }),
      },
      annotations: {
        'prometheus.io/scrape': 'true',
        'prometheus.io/port': '9102',
        'prometheus.io/path': '/metrics',
      },
    },
    spec: {
      serviceAccountName: name,
      restartPolicy: options.job ? 'Never' : 'Always',
      terminationGracePeriodSeconds: 30,
      dnsPolicy: 'ClusterFirst',
      schedulerName: 'default-scheduler',
      priority: 0,
      securityContext: { runAsNonRoot: true, fsGroup: 2000 },
      nodeSelector: { 'cloud.google.com/gke-nodepool': pool },
      tolerations: [
        { key: 'nvidia.com/gpu', operator: 'Exists', effect: 'NoSchedule' },
        {
          key: 'cloud.google.com/gke-spot',
          operator: 'Equal',
          value: 'true',
          effect: 'NoSchedule',
        },
        ...['not-ready', 'unreachable'].map(state => ({
          key: `node.kubernetes.io/${state}`,
          operator: 'Exists',
          effect: 'NoExecute',
          tolerationSeconds: 300,
        })),
      ],
      containers: [
        {
          name,
          image: `odp/${name}:${version}`,
          imagePullPolicy: 'IfNotPresent',
          ports: [
            { name: 'http', containerPort: 8080, protocol: 'TCP' },
            { name: 'metrics', containerPort: 9102, protocol: 'TCP' },
          ],
          env: SYSTEMS.slice(0, seed.between(1, 4)).flatMap(system =>
            SIDES.map((side, index) => ({
              name: `${system}_${side}`,
              value: index === 0 ? `${system.toLowerCase()}.odp.svc` : '30',
            })),
          ),
          resources: {
            requests: {
              cpu: `${seed.pick([20, 30, 40, 60])}m`,
              memory: `${memory}Mi`,
              ...(gpu && { 'nvidia.com/gpu': '1' }),
            },
            limits: {
              memory: `${memory * 2}Mi`,
              ...(gpu && { 'nvidia.com/gpu': '1' }),
            },
          },
          readinessProbe: probe,
          livenessProbe: {
            ...probe,
            httpGet: { ...probe.httpGet, path: '/health/live' },
            initialDelaySeconds: 30,
          },
          volumeMounts: [
            { name: 'configuration', mountPath: '/etc/odp', readOnly: true },
            {
              name: 'identity',
              mountPath: '/var/run/secrets/kubernetes.io/serviceaccount',
              readOnly: true,
            },
          ],
          terminationMessagePath: '/dev/termination-log',
          terminationMessagePolicy: 'File',
        },
      ],
      volumes: [
        {
          name: 'configuration',
          configMap: { name: `${name}-configuration`, defaultMode: 420 },
        },
        {
          name: 'identity',
          projected: {
            defaultMode: 420,
            sources: [
              {
                serviceAccountToken: { expirationSeconds: 3607, path: 'token' },
              },
              { configMap: { name: 'kube-root-ca.crt' } },
            ],
          },
        },
      ],
    },
  };
}
