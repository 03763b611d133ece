import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { stringify } from 'yaml';
import { loadTargetState } from '../loadTargetState';
import { renderManifests } from './renderManifests';

const target = loadTargetState(
  resolve(__dirname, '../../../../target-state/odp.yaml'),
);
const objects = renderManifests(target, 'odp-eu');
const named = (kind: string, name: string, namespace?: string) =>
  objects.find(
    ({ kind: k, metadata: m }) =>
      k === kind &&
      m.name === name &&
      (!namespace || m.namespace === namespace),
  );

describe('renderManifests', () => {
  it.each(['odp-eu', 'odp-us'])('renders %s as its golden file', cluster => {
    const text = renderManifests(target, cluster)
      .map(object => stringify(object, { aliasDuplicateObjects: false }))
      .join('---\n');
    const file = resolve(__dirname, '__golden__', `${cluster}.yaml`);
    if (process.env.UPDATE_GOLDEN === '1') {
      mkdirSync(resolve(file, '..'), { recursive: true });
      writeFileSync(file, text);
    }
    expect(text).toBe(readFileSync(file, 'utf8'));
  });

  it('gives Pulsar its image and resources, and Temporal its budget', () => {
    expect(named('StatefulSet', 'pulsar')).toMatchObject({
      spec: {
        replicas: 3,
        template: {
          spec: {
            containers: [
              {
                image: 'apachepulsar/pulsar:3.1.0',
                resources: {
                  requests: { cpu: '2', memory: '8Gi' },
                  limits: { cpu: '4', memory: '12Gi' },
                },
              },
            ],
          },
        },
      },
    });
    expect(named('PodDisruptionBudget', 'temporal')).toMatchObject({
      spec: { minAvailable: 2 },
    });
  });

  it('lets every workload run under an identity of its own, and Kong be reached from outside', () => {
    for (const { metadata, spec } of objects.filter(({ kind }) =>
      ['Deployment', 'StatefulSet', 'DaemonSet'].includes(kind),
    )) {
      const { template } = spec as {
        template: { spec: { serviceAccountName: string } };
      };
      expect(template.spec.serviceAccountName).toBe(metadata.name);
      expect(
        named('ServiceAccount', metadata.name, metadata.namespace),
      ).toBeDefined();
    }
    expect(named('Service', 'kong')?.spec).toMatchObject({
      type: 'LoadBalancer',
    });
  });

  it('denies by default in each namespace but kube-system', () => {
    for (const { metadata } of objects.filter(
      ({ kind }) => kind === 'Namespace',
    )) {
      const policy = named('NetworkPolicy', 'default-deny', metadata.name);
      expect(policy?.spec).toEqual(
        metadata.name === 'kube-system'
          ? undefined
          : { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
      );
    }
  });

  it('lets in from outside only to what is exposed, and never to metrics', () => {
    expect(named('NetworkPolicy', 'declared-kong', 'kong')?.spec).toMatchObject(
      {
        ingress: [
          {
            from: [{ ipBlock: { cidr: '0.0.0.0/0', except: ['10.0.0.0/8'] } }],
            ports: [{ protocol: 'TCP', port: 8000 }],
          },
        ],
      },
    );
    const open = JSON.stringify(
      objects.filter(
        ({ kind, metadata }) =>
          kind === 'NetworkPolicy' && metadata.name !== 'declared-kong',
      ),
    );
    expect(open).not.toContain('"from":[{"ipBlock"');
  });

  it('demands mTLS of servers and clients', () => {
    expect(named('PeerAuthentication', 'default')?.spec).toEqual({
      mtls: { mode: 'STRICT' },
    });
    expect(named('DestinationRule', 'default')).toMatchObject({
      spec: { trafficPolicy: { tls: { mode: 'ISTIO_MUTUAL' } } },
    });
  });

  it('renders no object twice, and each into a namespace that exists', () => {
    const keys = objects.map(
      ({ kind, metadata: m }) => `${kind}/${m.namespace}/${m.name}`,
    );
    expect(new Set(keys).size).toBe(keys.length);
    for (const { metadata } of objects.filter(o => o.metadata.namespace)) {
      expect(named('Namespace', metadata.namespace!)?.kind).toBe('Namespace');
    }
  });

  it('refuses an unknown cluster', () => {
    expect(() => renderManifests(target, 'odp-asia')).toThrow(
      "The target state names no cluster 'odp-asia'",
    );
  });
});
