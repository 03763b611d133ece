import type {
  Architecture,
  ArchitectureComponent,
  ArchitectureEdge,
  PathAssessment,
} from '@internal/plugin-odp-clusters-common';

/** A component of the architecture: three healthy pods in the mesh, unless told otherwise. */
export function anArchitectureComponent(
  name: string,
  overrides: Partial<ArchitectureComponent> = {},
): ArchitectureComponent {
  const { layer = 'execution', namespace = layer } = overrides;
  return {
    name,
    title: name,
    description: `What ${name} is for.`,
    layer,
    kind: 'deployment',
    namespace,
    entity: `component:default/${name}`,
    presence: 'runs',
    status: 'healthy',
    reasons: [],
    ready: 3,
    desired: 3,
    workloads: [`Deployment/${name}`],
    ambiguousPods: [],
    mesh: { mode: 'STRICT', barePods: 0 },
    ...overrides,
  };
}

/** A component outside the clusters. */
export function anExternalComponent(
  name: string,
  title: string,
): ArchitectureComponent {
  return anArchitectureComponent(name, {
    title,
    layer: 'external',
    kind: 'external',
    namespace: undefined,
    presence: 'external',
    status: undefined,
    ready: undefined,
    desired: undefined,
    workloads: [],
    mesh: undefined,
  });
}

/** A path that is open, unless told otherwise. */
export function aPath(overrides: Partial<PathAssessment> = {}): PathAssessment {
  return {
    verdict: 'allowed',
    egress: {
      verdict: 'allowed',
      policies: [],
      words: 'no policy selects the pods that call',
    },
    ingress: {
      verdict: 'allowed',
      policies: [],
      words: 'no policy selects the pods that are called',
    },
    authorization: {
      verdict: 'allowed',
      policies: [],
      words: 'no AuthorizationPolicy keeps them apart',
    },
    ...overrides,
  };
}

/** An edge that is declared and allowed, and whose traffic nobody measures, unless told otherwise. */
export function anArchitectureEdge(
  from: string,
  to: string,
  overrides: Partial<ArchitectureEdge> = {},
): ArchitectureEdge {
  return {
    id: `${from}>${to}`,
    from,
    to,
    kind: 'declared',
    declared: [
      {
        by: 'dependency',
        words: `${from} declares that it depends on ${to}`,
        source: 'Kubernetes Architecture > Cluster Topology',
      },
    ],
    port: { port: 8080, protocol: 'TCP' },
    path: aPath(),
    observed: {
      state: 'not-measured',
      words: 'not measured: no Prometheus is configured for odp-eu',
    },
    mesh: 'both ends have a proxy, STRICT',
    ...overrides,
  };
}

/** The architecture of `odp-eu`: live, no gap, traffic not measured, unless told otherwise. */
export function anArchitecture(
  overrides: Partial<Architecture> = {},
): Architecture {
  return {
    cluster: 'odp-eu',
    freshness: { state: 'live', asOf: '2026-11-23T14:03:56Z' },
    gaps: [],
    layers: [
      {
        id: 'execution',
        title: 'Execution',
        namespaces: ['execution'],
        status: 'healthy',
      },
    ],
    components: [
      anArchitectureComponent('user-api'),
      anArchitectureComponent('temporal'),
    ],
    edges: [anArchitectureEdge('user-api', 'temporal')],
    allowedOnly: 0,
    traffic: {
      state: 'not-set-up',
      words: 'Traffic is not measured: no Prometheus is configured for odp-eu.',
    },
    ...overrides,
  };
}
