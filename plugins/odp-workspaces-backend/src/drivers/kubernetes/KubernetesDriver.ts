import type { ClusterWriter } from '@internal/plugin-odp-kubernetes-node';
import type { System } from '@internal/plugin-odp-workspaces-common';
import {
  renderWorkspace,
  type TargetState,
  type WorkspaceSpec,
} from '@internal/target-state';
import {
  type DriverInput,
  type DriverPlan,
  type Finding,
  RefusedError,
  type Driver,
  type WriteContext,
  type WriteResult,
} from '../Driver';
import {
  planCluster,
  planClusterRemoval,
  type WantedObject,
} from './planCluster';
import { refusing } from './refusing';
import { CLUSTER_SYSTEMS, itemsIn, staleItems } from './staleItems';
import type { AccessExpectation } from './tenantChecks';
import { verifyCluster } from './verifyCluster';
import { whatRemains } from './whatRemains';
import { applyObjects, removeItems } from './writeObjects';
import { NAMESPACE } from './workspaceKinds';
import {
  isForeign,
  readNamespace,
  whyDisowned,
  whyNotOurs,
} from './workspaceNamespaces';

/** What goes before the namespace does: who could still make something. All else protects until the end. */
const REMOVED_FIRST = new Set<System>(['access']);

export interface KubernetesDriverOptions {
  writer: ClusterWriter;
  target: TargetState;
  /** What the cluster calls a user or group of the catalog. */
  subjectName: (entityRef: string) => AccessExpectation['subject'];
  /** Under which the writer applies. */
  fieldManager: string;
}

/** Makes the namespace of a workspace in one cluster, and all that stands in it. */
export class KubernetesDriver implements Driver {
  readonly systems = CLUSTER_SYSTEMS;
  readonly #options: KubernetesDriverOptions;

  static create(options: KubernetesDriverOptions): KubernetesDriver {
    return new KubernetesDriver(options);
  }

  private constructor(options: KubernetesDriverOptions) {
    this.#options = options;
  }

  get place(): string {
    return this.#options.writer.cluster;
  }

  plan(input: DriverInput): Promise<DriverPlan> {
    return planCluster(this.#options.writer, {
      ...input,
      wanted: this.#wanted(input.spec),
    });
  }

  planRemoval(
    input: DriverInput,
    options: { evenIfInUse: boolean },
  ): Promise<DriverPlan> {
    return planClusterRemoval(this.#options.writer, {
      ...input,
      ...options,
      wanted: this.#wanted(input.spec),
    });
  }

  async apply(
    system: System,
    input: DriverInput,
    context: WriteContext,
  ): Promise<WriteResult> {
    const { writer } = this.#options;
    const { spec, signal } = input;
    const namespace = await readNamespace(writer, spec, signal);
    const refusal = namespace && whyNotOurs(namespace, input, this.place);
    if (refusal) {
      throw new RefusedError(refusal);
    }
    const wanted = this.#wanted(spec);
    const objects = wanted
      .filter(one => one.system === system)
      .map(({ object }) => object);
    const writing = { ...context, signal };
    const result = await applyObjects(writer, { system, objects }, writing);
    const stale = staleItems(
      itemsIn(this.place, input.inventory),
      wanted.map(({ object }) => object),
    );
    const items = stale.filter(item => item.system === system);
    await removeItems(writer, { items, workspace: spec.id }, writing);
    return result;
  }

  async verify(input: DriverInput): Promise<Finding[]> {
    const { writer } = this.#options;
    const namespace = await readNamespace(writer, input.spec, input.signal);
    const message = namespace && whyNotOurs(namespace, input, this.place);
    if (message) {
      return this.systems.map(system => ({
        system,
        state: 'drifted',
        reason: 'NotOurs',
        message,
      }));
    }
    return verifyCluster({
      ...this.#options,
      ...input,
      namespace,
      wanted: this.#wanted(input.spec),
    });
  }

  async remove(
    system: System,
    input: DriverInput,
    context: WriteContext,
  ): Promise<string[]> {
    const { writer } = this.#options;
    const { spec, inventory, signal } = input;
    const namespace = await readNamespace(writer, spec, signal);
    if (!namespace || isForeign(namespace, input)) {
      return [];
    }
    const disowned = whyDisowned(namespace, input, this.place);
    if (disowned) {
      throw new RefusedError(disowned);
    }
    if (REMOVED_FIRST.has(system)) {
      const made = itemsIn(this.place, inventory);
      await removeItems(
        writer,
        {
          items: made.filter(item => item.system === system),
          workspace: spec.id,
        },
        { ...context, signal },
      );
    }
    if (system !== 'namespace') {
      return [];
    }
    if (!namespace.metadata.deletionTimestamp) {
      await context.hold();
      await refusing(() =>
        writer.remove(
          { ...NAMESPACE, name: namespace.metadata.name },
          { uid: namespace.metadata.uid!, signal },
        ),
      );
    }
    return whatRemains(await readNamespace(writer, spec, signal), this.place);
  }

  #wanted(spec: WorkspaceSpec): WantedObject[] {
    return renderWorkspace(this.#options.target, spec, this.#options);
  }
}
