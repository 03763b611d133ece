/** Of what a caller may see series. */
export type Sight =
  /** The whole platform. */
  | { isPlatform: true }
  | {
      isPlatform: false;
      /** Namespaces by cluster; all clusters that the portal reads. */
      namespaces: ReadonlyMap<string, ReadonlySet<string>>;
    };

export type LimitedSight = Extract<Sight, { isPlatform: false }>;

/** Names of Kubernetes. */
const KUBERNETES_NAME = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

/** Labels that say whose a series is, and which namespace a value of them means. */
const NAMESPACE_OF: ReadonlyMap<string, (value: string) => string> = new Map([
  ['namespace', (value: string) => value],
  ['workspace', (value: string) => `workspace-${value}`],
]);

export const CLUSTER_LABEL = 'cluster';
export const SCOPE_LABELS = [...NAMESPACE_OF.keys()];

/** Whether a value of one of {@link SCOPE_LABELS} is of a namespace that is seen in all of the clusters. */
export function seesValue(
  sight: LimitedSight,
  { label, value }: { label: string; value: string },
  clusters: readonly string[],
): boolean {
  const namespace = NAMESPACE_OF.get(label)?.(value);
  return (
    namespace !== undefined &&
    KUBERNETES_NAME.test(value) &&
    clusters.length > 0 &&
    clusters.every(cluster => sight.namespaces.get(cluster)?.has(namespace))
  );
}
