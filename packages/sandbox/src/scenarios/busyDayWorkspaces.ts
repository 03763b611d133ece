import type { WorkspaceStory } from './workspaces';

function workload(name: string, replicas: number) {
  return { name, replicas, image: `workspace/${name}:1.4.2` };
}

function withBudget(name: string, replicas: number) {
  return { ...workload(name, replicas), budget: true };
}

/** The six workspaces of the story; two of them run batch pods on `batchNode`. */
export function workspacesOfTheBusyDay(batchNode: string): WorkspaceStory[] {
  return [
    {
      id: 'nordbank-kyc',
      owner: 'nordbank-kyc',
      cpu: 0.61,
      memory: 0.69,
      workloads: [
        withBudget('kyc-matcher', 6),
        withBudget('kyc-api', 4),
        workload('kyc-ingest', 3),
        workload('kyc-report', 3),
        workload('kyc-ui', 2),
      ],
    },
    {
      id: 'lumen-esg',
      owner: 'lumen-esg',
      cpu: 0.51,
      memory: 0.48,
      workloads: [
        withBudget('esg-api', 4),
        { ...workload('esg-ingest', 4), node: batchNode },
        workload('esg-scores', 4),
        workload('esg-report', 2),
        workload('esg-ui', 2),
      ],
    },
    {
      id: 'harbor-trade',
      owner: 'trade-desk',
      cpu: 0.64,
      memory: 0.91,
      workloads: [
        withBudget('trade-api', 4),
        { ...workload('trade-batch', 2), node: batchNode },
        workload('trade-match', 4),
        workload('trade-ui', 2),
      ],
    },
    {
      id: 'fjord-claims',
      owner: 'fjord-claims',
      cpu: 0.46,
      memory: 0.59,
      workloads: [
        {
          ...workload('claims-api', 8),
          image: 'workspace/claims-api:3.0.4',
          strategy: {
            type: 'RollingUpdate',
            rollingUpdate: { maxSurge: 0, maxUnavailable: 3 },
          },
        },
        withBudget('claims-intake', 2),
        withBudget('claims-report', 2),
        workload('claims-ui', 2),
      ],
    },
    {
      id: 'acme-risk',
      owner: 'risk-platform',
      cpu: 0.82,
      memory: 0.73,
      workloads: [
        withBudget('risk-api', 6),
        withBudget('risk-engine', 6),
        withBudget('risk-stream', 4),
        workload('risk-report', 2),
        workload('risk-backfill', 2),
        workload('risk-ui', 2),
      ],
    },
    {
      id: 'sund-pricing',
      owner: 'risk-platform',
      cpu: 0.49,
      memory: 0.44,
      workloads: [
        withBudget('pricing-api', 4),
        workload('pricing-curves', 3),
        workload('pricing-batch', 2),
        workload('pricing-ui', 2),
      ],
    },
  ];
}

/** The three workspaces of the other region. */
export function workspacesAcross(): WorkspaceStory[] {
  return [
    {
      id: 'lab-stress',
      owner: 'risk-platform',
      cpu: 0.03,
      memory: 0.05,
      workloads: [workload('stress-runner', 3), workload('stress-ui', 2)],
    },
    {
      id: 'acme-risk',
      owner: 'risk-platform',
      cpu: 0.52,
      memory: 0.47,
      workloads: [
        withBudget('risk-api', 6),
        withBudget('risk-engine', 4),
        withBudget('risk-stream', 2),
        workload('risk-ui', 2),
      ],
    },
    {
      id: 'fjord-claims',
      owner: 'fjord-claims',
      cpu: 0.38,
      memory: 0.41,
      workloads: [
        withBudget('claims-api', 7),
        workload('claims-intake', 2),
        workload('claims-ui', 2),
      ],
    },
  ];
}
