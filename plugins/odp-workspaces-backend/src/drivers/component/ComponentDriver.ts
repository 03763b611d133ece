import type {
  ClusterWriter,
  KubernetesObject,
} from '@internal/plugin-odp-kubernetes-node';
import type { System } from '@internal/plugin-odp-workspaces-common';
import {
  type ComponentSpec,
  renderComponent,
  type TargetState,
} from '@internal/target-state';
import {
  type Driver,
  type DriverInput,
  type DriverPlan,
  type Finding,
  RefusedError,
  type WriteContext,
  type WriteResult,
} from '../Driver';
import { changeOf } from '../kubernetes/changes';
import {
  itemsIn,
  staleItems,
  toReference,
  WORKLOAD,
} from '../kubernetes/staleItems';
import { applyObjects, removeItems } from '../kubernetes/writeObjects';
import { whyForeign, whyNoHome } from './ownObjects';
import { planComponent } from './planComponent';
import { verifyComponent } from './verifyComponent';

type Input = DriverInput<ComponentSpec>;

export interface ComponentDriverOptions {
  writer: ClusterWriter;
  target: TargetState;
  /** Under which the writer applies. */
  fieldManager: string;
}

/** Makes what a component is in one cluster, within the namespace of its workspace. */
export class ComponentDriver implements Driver<ComponentSpec> {
  readonly systems = [WORKLOAD] as const;
  readonly #options: ComponentDriverOptions;

  static create(options: ComponentDriverOptions): ComponentDriver {
    return new ComponentDriver(options);
  }

  private constructor(options: ComponentDriverOptions) {
    this.#options = options;
  }

  get place(): string {
    return this.#options.writer.cluster;
  }

  async plan(input: Input): Promise<DriverPlan> {
    const wanted = this.#wanted(input.spec);
    const refusals = await this.#refusals(wanted, input);
    return refusals.length
      ? {
          changes: [],
          refusals: refusals.map(message => ({
            system: WORKLOAD,
            place: this.place,
            message,
          })),
        }
      : planComponent({ ...this.#options, ...input, wanted });
  }

  async planRemoval({ inventory }: Input): Promise<DriverPlan> {
    return {
      changes: itemsIn(this.place, inventory).map(({ kind, name }) => ({
        ...changeOf(WORKLOAD, this.place, { kind, metadata: { name } }),
        action: 'delete',
      })),
      refusals: [],
    };
  }

  async apply(
    system: System,
    input: Input,
    context: WriteContext,
  ): Promise<WriteResult> {
    const { writer } = this.#options;
    const { spec, signal, inventory } = input;
    const wanted = this.#wanted(spec);
    const [refusal] = await this.#refusals(wanted, input);
    if (refusal) {
      throw new RefusedError(refusal);
    }
    const writing = { ...context, signal };
    const result = await applyObjects(
      writer,
      { system, objects: wanted },
      writing,
    );
    const items = staleItems(itemsIn(this.place, inventory), wanted);
    await removeItems(writer, { items, workspace: spec.workspace }, writing);
    return result;
  }

  verify(input: Input): Promise<Finding[]> {
    return verifyComponent({
      ...this.#options,
      ...input,
      wanted: this.#wanted(input.spec),
    });
  }

  async remove(
    _system: System,
    { spec, inventory, signal }: Input,
    context: WriteContext,
  ): Promise<string[]> {
    const { writer } = this.#options;
    const items = itemsIn(this.place, inventory);
    await removeItems(
      writer,
      // In the foreground a Deployment is there until its last pod is gone.
      { items, workspace: spec.workspace, propagation: 'Foreground' },
      { ...context, signal },
    );
    const live = await Promise.all(
      items.map(async item => {
        const found = await writer.read(toReference(item, spec.workspace), {
          signal,
        });
        return found?.metadata.uid === item.uid
          ? [`${item.kind}/${item.name} on ${this.place} is ending.`]
          : [];
      }),
    );
    return live.flat();
  }

  async #refusals(
    wanted: readonly KubernetesObject[],
    input: Input,
  ): Promise<string[]> {
    const { writer } = this.#options;
    const { spec, signal, inventory } = input;
    const homeless = await whyNoHome(writer, spec, signal);
    return homeless
      ? [homeless]
      : whyForeign(writer, wanted, {
          spec,
          signal,
          inventory: itemsIn(this.place, inventory),
        });
  }

  #wanted(spec: ComponentSpec): KubernetesObject[] {
    return renderComponent(this.#options.target, spec);
  }
}
