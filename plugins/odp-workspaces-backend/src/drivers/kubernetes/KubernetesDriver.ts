import type { ClusterWriter } from '@internal/plugin-odp-kubernetes-node';
import type {
  InventoryItem,
  System,
} from '@internal/plugin-odp-workspaces-common';
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
  type WorkspaceDriver,
  type WriteContext,
  type WriteResult,
} from '../WorkspaceDriver';
import { applyHeld } from './applyHeld';
import {
  planCluster,
  planClusterRemoval,
  type WantedObject,
} from './planCluster';
import { refusing } from './refusing';
import {
  CLUSTER_SYSTEMS,
  itemsIn,
  staleItems,
  toReference,
} from './staleItems';
import type { AccessExpectation } from './tenantChecks';
import { verifyCluster } from './verifyCluster';
import { whatRemains } from './whatRemains';
import { NAMESPACE, subjectOf } from './workspaceKinds';
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
export class KubernetesDriver implements WorkspaceDriver {
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
    const result: WriteResult = { inventory: [], written: [] };
    for (const { object } of wanted.filter(one => one.system === system)) {
      const live = await applyHeld(writer, object, { ...context, signal });
      const { uid, resourceVersion } = live.metadata;
      const about = { system, place: this.place };
      result.inventory.push({
        ...about,
        apiVersion: object.apiVersion,
        kind: object.kind,
        name: object.metadata.name,
        uid,
      });
      result.written.push({
        ...about,
        subject: subjectOf(object),
        uid,
        resourceVersion,
      });
    }
    const stale = staleItems(
      itemsIn(this.place, input.inventory),
      wanted.map(({ object }) => object),
    );
    await this.#removeItems(
      stale.filter(item => item.system === system),
      input,
      context,
    );
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
      await this.#removeItems(
        made.filter(item => item.system === system),
        input,
        context,
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

  /** Those that were made, and no others of their names. */
  async #removeItems(
    items: readonly InventoryItem[],
    { spec, signal }: DriverInput,
    { hold }: WriteContext,
  ): Promise<void> {
    for (const item of items) {
      if (item.uid) {
        await hold();
        await this.#options.writer.remove(toReference(item, spec), {
          uid: item.uid,
          signal,
        });
      }
    }
  }

  #wanted(spec: WorkspaceSpec): WantedObject[] {
    return renderWorkspace(this.#options.target, spec, this.#options);
  }
}
