import type { NamespaceAssessment } from '../assessment';
import type { ArchitectureComponent, Freshness, Gap } from '../contract';
import type { PathBook } from './PathBook';
import type { Traffic } from './Traffic';

/** A component, as far as the target state says what is needed here. */
export interface TargetComponent {
  name: string;
  title: string;
  description: string;
  kind: ArchitectureComponent['kind'];
  type: string;
  language?: string;
  layer: string;
  /** Absent outside the clusters. */
  namespace?: string;
  replicas?: number;
  ports?: Array<{ name: string; port: number; metricsPath?: string }>;
  /** How Prometheus finds it; absent when it does not scrape it. */
  scrape?: string;
  /** Names of components. */
  dependsOn?: string[];
  /** Section of the platform document. */
  source: string;
  /** What the document does not say, by field. */
  assumed?: Record<string, string>;
}

/** The target state, as far as it is needed here. */
export interface ArchitectureTarget {
  layers: Array<{ id: string; title: string; namespaces: string[] }>;
  components: TargetComponent[];
  eventBus: {
    component: string;
    events: Array<{ name: string; producers: string[]; consumers: string[] }>;
    eventsSource: string;
  };
  scrape: { intervalSeconds: number; source: string };
  mesh: {
    /** Policies here hold in the whole mesh. */
    rootNamespace: string;
  };
}

/** A namespace, as far as the architecture is joined from it. */
export type ArchitectureNamespace = Pick<
  NamespaceAssessment,
  'labels' | 'records' | 'workloads' | 'topology'
>;

/** Everything that the architecture view looks at. */
export interface ArchitectureInput {
  target: ArchitectureTarget;
  cluster: string;
  freshness: Freshness;
  gaps: Gap[];
  /** By name; absent when the cluster was never read, or does not say which namespaces it has. */
  namespaces?: ReadonlyMap<string, ArchitectureNamespace>;
  /** Whether the caller may see a namespace, also one that the cluster does not have. */
  sees: (namespace: string) => boolean;
  /** Entity ref of a component. */
  entityOf: (component: TargetComponent) => string;
  traffic: Traffic;
  paths: PathBook;
  /** Whether edges that are only allowed are listed, and not only counted. */
  listAllowed: boolean;
}
