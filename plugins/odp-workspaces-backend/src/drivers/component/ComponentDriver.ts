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
import { itemsIn, staleItems, WORKLOAD } from '../kubernetes/staleItems';
import { subjectOf } from '../kubernetes/workspaceKinds';
import { applyObjects, itemOf, removeItems } from '../kubernetes/writeObjects';
import { ownObjects, whyForeign, whyNoHome } from './ownObjects';
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

  async planRemoval(input: Input): Promise<DriverPlan> {
    return {
      changes: (await this.#own(input)).map(object => ({
        ...changeOf(WORKLOAD, this.place, object),
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
    system: System,
    input: Input,
    context: WriteContext,
  ): Promise<string[]> {
    const { writer } = this.#options;
    const { spec, signal } = input;
    const about = { system, place: this.place };
    const own = await this.#own(input);
    await removeItems(
      writer,
      {
        items: own.map(object => itemOf(about, object)),
        workspace: spec.workspace,
        // In the foreground a Deployment is there until its last pod is gone.
        propagation: 'Foreground',
      },
      { ...context, signal },
    );
    const left = own.length ? await this.#own(input) : [];
    return left.map(
      object => `${subjectOf(object)} on ${this.place} is ending.`,
    );
  }

  #own({ spec, inventory, signal }: Input): Promise<KubernetesObject[]> {
    const { writer, fieldManager } = this.#options;
    return ownObjects(writer, {
      spec,
      fieldManager,
      signal,
      inventory: itemsIn(this.place, inventory),
    });
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
