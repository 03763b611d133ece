/** A panel by the uid of its dashboard and its title. */
export type PanelOf = readonly [dashboard: string, title: string];

const overview = (title: string): PanelOf => ['platform-overview', title];
const temporal = (title: string): PanelOf => ['temporal-workflows', title];
const pipelines = (title: string): PanelOf => ['data-pipeline-health', title];
const ml = (title: string): PanelOf => ['ml-serving', title];
const infra = (title: string): PanelOf => ['infrastructure-health', title];

/** Panels that show each key metric of the document, by component and its words. */
export const keyMetricPanels: Record<string, Record<string, PanelOf[]>> = {
  'API Gateway': {
    'Request rate (QPS)': [overview('Gateway requests by status code')],
    'Latency (p50, p95, p99)': [overview('Gateway latency')],
    'Error rate (4xx, 5xx)': [overview('Gateway error rate')],
  },
  Temporal: {
    'Workflow completion rate': [temporal('Workflow completion rate')],
    'Workflow latency': [temporal('Workflow latency')],
    'Activity failures': [temporal('Activity failures')],
  },
  Dagster: {
    'Asset materialization rate': [pipelines('Asset materializations')],
    'Asset failures': [
      pipelines('Asset failures'),
      pipelines('Assets that failed'),
    ],
    'Data quality alerts': [pipelines('Data quality alerts')],
  },
  BentoML: {
    'Model inference latency': [ml('Model inference latency')],
    'GPU utilization': [ml('GPU utilization per pod')],
    'Batch size': [ml('Batch size')],
  },
  Kubernetes: {
    'Pod CPU and memory utilization': [
      infra('Pod CPU utilization'),
      infra('Pod memory utilization'),
    ],
    'Pod restarts': [infra('Pod restarts'), infra('Pods by restarts')],
    'Node availability': [infra('Node availability')],
  },
  'Apache Pulsar': {
    'Message throughput': [
      infra('Message throughput'),
      infra('Messages in and out'),
    ],
    'Consumer lag': [infra('Consumer lag')],
    'Backlog size': [infra('Backlog size')],
  },
  PostgreSQL: {
    'Connection pool size': [infra('Connection pool size')],
    'Query latency': [infra('Query latency')],
    'Replication lag': [infra('Replication lag')],
  },
  'GCS (Delta Lake)': {
    'Read and write IOPS': [infra('Delta Lake operations')],
    'Throughput (MB/s)': [infra('Delta Lake throughput')],
    'Object count': [infra('Delta Lake objects')],
  },
};

/** Panels that show what the document says of each dashboard, by its words. */
export const shownPanels: Record<string, Record<string, PanelOf[]>> = {
  'platform-overview': {
    'Request rates': [overview('Traffic'), overview('Requests by service')],
    Latency: [overview('Latency p95'), overview('Latency, all services')],
    'Error rates across all services': [
      overview('Errors 5xx'),
      overview('Services by error rate'),
    ],
  },
  'temporal-workflows': {
    'Workflow execution timeline': [temporal('Workflow execution timeline')],
    'Failure analysis': [
      temporal('Workflows by how they failed'),
      temporal('Failures of the last hour'),
    ],
    'Retry metrics': [temporal('Attempts that have to be repeated')],
  },
  'data-pipeline-health': {
    'Dagster asset materialization': [
      pipelines('Asset materializations'),
      pipelines('Age of assets'),
    ],
    'Data quality failures': [pipelines('Data quality failures')],
  },
  'ml-serving': {
    'Model inference latency': [ml('Model inference latency')],
    'GPU utilization': [ml('GPU utilization per pod')],
    'Batch throughput': [ml('Batch throughput')],
  },
  'infrastructure-health': {
    'Kubernetes cluster metrics': [
      infra('CPU of nodes'),
      infra('Memory of nodes'),
    ],
    'Node availability': [infra('Node availability')],
    'Storage usage': [infra('Free space of volumes')],
  },
};

/** Panels that answer each key query of the document, by its id. */
export const queryPanels: Record<string, PanelOf[]> = {
  'gateway-request-rate': [overview('Gateway requests by status code')],
  'temporal-success-rate': [
    temporal('Workflow success rate'),
    overview('Temporal workflow success'),
  ],
  'bentoml-gpu-utilization': [
    ml('GPU utilization per pod'),
    overview('GPU utilisation per pod'),
  ],
};
