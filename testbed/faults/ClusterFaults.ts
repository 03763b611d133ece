import type { KubernetesObject } from '@internal/target-state';
import type { ClusterAdmin } from '../seed/ClusterAdmin';
import { ActiveFaults } from './ActiveFaults';
import type { Fault } from './faults';
import {
  DECLARED_PREFIX,
  FAULT_LABEL,
  POLICY_SUFFIX,
  REPLACED_ANNOTATION,
  REPLICAS_ANNOTATION,
  WORKLOAD_KINDS,
} from './marks';
import { podsThatFit } from './podsThatFit';
import { FaultOrderError } from './readFaultOrder';
import { isAt } from './isAt';

const POLICIES = 'networking.k8s.io/v1';

type Workload = Record<string, any> & KubernetesObject;

/** Puts faults on what lives in a cluster, and takes them back. Sentences come back: what was done. */
export class ClusterFaults {
  readonly #admin: ClusterAdmin;
  readonly #active: ActiveFaults;

  private constructor(admin: ClusterAdmin) {
    this.#admin = admin;
    this.#active = ActiveFaults.create(admin);
  }

  static create(admin: ClusterAdmin): ClusterFaults {
    return new ClusterFaults(admin);
  }

  active() {
    return this.#active.list();
  }

  /** @param pods how many are hit, or wait without a node */
  async putOn(fault: Fault, target: string, pods: number): Promise<string> {
    if (fault.place === 'node') {
      const node = await this.#find('v1', 'Node', target);
      await this.#label(node, fault.name);
      return `node ${target}`;
    }
    const workload = await this.#workload(target);
    switch (fault.means) {
      case 'template label':
        await this.#admin.merge(workload, {
          spec: { template: labelled(fault.name) },
        });
        return `the template of ${target}`;
      case 'replicas':
        return this.#overfill(workload, pods);
      case 'policy':
        return this.#isolate(workload);
      default:
        return this.#hit(workload, fault.name, pods);
    }
  }

  /**
   * Takes back what is on.
   *
   * @param which all, unless a fault is named; everywhere, unless a target is
   * @returns where it was
   */
  async takeBack(which: { fault?: string; target?: string }) {
    const { fault, target } = which;
    const selector = target?.includes('/')
      ? (await this.#workload(target)).spec.selector.matchLabels
      : undefined;
    const active = (await this.active()).filter(
      each =>
        (!fault || each.name === fault) &&
        (!target || isAt(each, target, selector)),
    );
    await Promise.all(active.map(each => each.takeBack()));
    return active;
  }

  async #hit(workload: Workload, fault: string, count: number) {
    const { namespace } = workload.metadata;
    const selector = Object.entries(workload.spec.selector.matchLabels)
      .map(([key, value]) => `${key}=${value}`)
      .join(',');
    const pods = (await this.#admin.list('v1', 'Pod', selector))
      .filter(
        ({ metadata, status }) =>
          metadata.namespace === namespace && status.phase === 'Running',
      )
      .sort((one, other) => (one.metadata.name < other.metadata.name ? -1 : 1))
      .slice(0, count);
    if (pods.length < count) {
      throw new FaultOrderError(
        `${nameOf(workload)} has ${
          pods.length
        } running pods, and not ${count}.`,
      );
    }
    for (const pod of pods) {
      await this.#label(pod, fault);
    }
    return pods.map(nameOf).join(', ');
  }

  async #overfill(workload: Workload, waiting: number) {
    const { spec, metadata } = workload;
    if (spec.replicas === undefined) {
      throw new FaultOrderError(
        `${nameOf(
          workload,
        )} has a pod on each node, and no number of replicas.`,
      );
    }
    const scalers = await this.#admin.list(
      'autoscaling/v2',
      'HorizontalPodAutoscaler',
    );
    if (
      scalers.some(
        scaler =>
          scaler.metadata.namespace === metadata.namespace &&
          scaler.spec.scaleTargetRef.name === metadata.name,
      )
    ) {
      throw new FaultOrderError(
        `${nameOf(
          workload,
        )} has an autoscaler, which would take the replicas back; choose one without, such as ml/bentoml-ner.`,
      );
    }
    const { nodeSelector, containers } = spec.template.spec;
    const pool = Object.entries(nodeSelector ?? {})
      .map(([key, value]) => `${key}=${value}`)
      .join(',');
    const nodes = await this.#admin.list('v1', 'Node', pool || undefined);
    const fit = podsThatFit(
      containers,
      nodes.map(({ status }) => status.allocatable),
    );
    const before = metadata.annotations?.[REPLICAS_ANNOTATION] ?? spec.replicas;
    await this.#admin.merge(workload, {
      metadata: { annotations: { [REPLICAS_ANNOTATION]: String(before) } },
      spec: { replicas: fit + waiting },
    });
    return `${nameOf(workload)}: ${
      fit + waiting
    } replicas instead of ${before}, and its ${
      nodes.length
    } nodes hold no more than ${fit}`;
  }

  /** Policies only ever allow more, so that the declared one has to go. */
  async #isolate({ metadata, spec }: Workload) {
    const { namespace } = metadata;
    const name = `${metadata.name}${POLICY_SUFFIX}`;
    const policies = (await this.#admin.list(POLICIES, 'NetworkPolicy')).filter(
      policy => policy.metadata.namespace === namespace,
    );
    const named = (wanted: string) =>
      policies.find(policy => policy.metadata.name === wanted);
    // What it stands for would be forgotten if it were written again.
    if (named(name)) {
      return `the policy ${namespace}/${name}, as before`;
    }
    const declared = named(`${DECLARED_PREFIX}${metadata.name}`);
    await this.#admin.apply({
      apiVersion: POLICIES,
      kind: 'NetworkPolicy',
      metadata: {
        name,
        namespace,
        labels: { [FAULT_LABEL]: 'network-policy' },
        ...(declared && {
          annotations: { [REPLACED_ANNOTATION]: essence(declared) },
        }),
      },
      spec: {
        podSelector: { matchLabels: spec.selector.matchLabels },
        policyTypes: ['Egress'],
        egress: [{ to: [{ podSelector: {} }] }],
      },
    });
    if (declared) {
      await this.#admin.remove(declared);
    }
    return `the policy ${namespace}/${name}${
      declared ? ` in the place of ${declared.metadata.name}` : ''
    }`;
  }

  #label(object: KubernetesObject, fault: string) {
    return this.#admin.merge(object, labelled(fault));
  }

  async #workload(target: string): Promise<Workload> {
    const found = await Promise.all(
      WORKLOAD_KINDS.map(kind => this.#admin.list('apps/v1', kind)),
    );
    const workload = found.flat().find(each => nameOf(each) === target);
    if (!workload) {
      throw new FaultOrderError(
        `There is no Deployment, StatefulSet or DaemonSet ${target}.`,
      );
    }
    return workload;
  }

  async #find(apiVersion: string, kind: string, name: string) {
    const objects = await this.#admin.list(apiVersion, kind);
    const object = objects.find(({ metadata }) => metadata.name === name);
    if (!object) {
      throw new FaultOrderError(
        `There is no ${kind} ${name}; there are ${objects
          .map(({ metadata }) => metadata.name)
          .join(', ')}.`,
      );
    }
    return object;
  }
}

/** An object without what the API server has added, as JSON. */
function essence({ apiVersion, kind, metadata, spec }: KubernetesObject) {
  const { name, namespace, labels, annotations } = metadata;
  return JSON.stringify({
    apiVersion,
    kind,
    metadata: { name, namespace, labels, annotations },
    spec,
  });
}

function labelled(fault: string) {
  return { metadata: { labels: { [FAULT_LABEL]: fault } } };
}

function nameOf({ metadata }: KubernetesObject): string {
  return `${metadata.namespace}/${metadata.name}`;
}
