import type { KubernetesObject } from '@internal/target-state';
import type { ClusterAdmin } from '../seed/ClusterAdmin';
import {
  FAULT_LABEL,
  POLICY_SUFFIX,
  REPLACED_ANNOTATION,
  REPLICAS_ANNOTATION,
  WORKLOAD_KINDS,
} from './marks';

/** A fault that is on. */
export interface ActiveFault {
  name: string;
  /** `namespace/name`, or the name of a node. */
  at: string;
  /** Labels of the pod that has it, when it is on a pod. */
  podLabels?: Record<string, string>;
  takeBack: () => Promise<unknown>;
}

/** What faults are on in a cluster, by the marks that the switch leaves, or a person with kubectl. */
export class ActiveFaults {
  readonly #admin: ClusterAdmin;

  private constructor(admin: ClusterAdmin) {
    this.#admin = admin;
  }

  static create(admin: ClusterAdmin): ActiveFaults {
    return new ActiveFaults(admin);
  }

  async list(): Promise<ActiveFault[]> {
    const workloads = await Promise.all(
      WORKLOAD_KINDS.map(kind => this.#admin.list('apps/v1', kind)),
    );
    return [
      ...workloads.flat().flatMap(each => this.#ofWorkload(each)),
      ...(await this.#labelled('v1', 'Pod')).filter(
        // Its template has it, and is told above.
        ({ name }) => name !== 'image-pull',
      ),
      ...(await this.#labelled('v1', 'Node')),
      ...(await this.#policies()),
    ];
  }

  async #labelled(apiVersion: string, kind: string): Promise<ActiveFault[]> {
    const objects = await this.#admin.list(apiVersion, kind, FAULT_LABEL);
    return objects.map(object => ({
      name: object.metadata.labels![FAULT_LABEL],
      at: placeOf(object),
      podLabels: kind === 'Pod' ? object.metadata.labels : undefined,
      takeBack: () =>
        this.#admin.merge(object, {
          metadata: { labels: { [FAULT_LABEL]: null } },
        }),
    }));
  }

  async #policies(): Promise<ActiveFault[]> {
    const policies = await this.#admin.list(
      'networking.k8s.io/v1',
      'NetworkPolicy',
      FAULT_LABEL,
    );
    return policies.map(policy => ({
      name: 'network-policy',
      at: placeOf(policy).replace(POLICY_SUFFIX, ''),
      takeBack: async () => {
        const replaced = policy.metadata.annotations?.[REPLACED_ANNOTATION];
        if (replaced) {
          await this.#admin.apply(JSON.parse(replaced));
        }
        await this.#admin.remove(policy);
      },
    }));
  }

  #ofWorkload(workload: Record<string, any> & KubernetesObject): ActiveFault[] {
    const { metadata, spec } = workload;
    const fault = spec.template.metadata.labels?.[FAULT_LABEL];
    const replicas = metadata.annotations?.[REPLICAS_ANNOTATION];
    return [
      ...(fault
        ? [
            {
              name: fault,
              at: placeOf(workload),
              takeBack: () =>
                this.#admin.merge(workload, {
                  spec: {
                    template: { metadata: { labels: { [FAULT_LABEL]: null } } },
                  },
                }),
            },
          ]
        : []),
      ...(replicas
        ? [
            {
              name: 'unschedulable',
              at: placeOf(workload),
              takeBack: () =>
                this.#admin.merge(workload, {
                  metadata: { annotations: { [REPLICAS_ANNOTATION]: null } },
                  spec: { replicas: Number(replicas) },
                }),
            },
          ]
        : []),
    ];
  }
}

function placeOf({ metadata }: KubernetesObject): string {
  return metadata.namespace
    ? `${metadata.namespace}/${metadata.name}`
    : metadata.name;
}
