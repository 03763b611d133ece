import { NotFoundError } from '@backstage/errors';
import {
  briefOperation,
  type ComponentDetail,
  type ComponentGeneration,
  type ComponentList,
  type IdCheck,
  type ListedComponent,
  summarizeOperation,
} from '@internal/plugin-odp-workspaces-common';
import {
  componentSpecSchema,
  imageRepository,
  renderSubscription,
  type TargetState,
  workspaceNamespace,
} from '@internal/target-state';
import { type Directory, whyComponentInCatalog } from '../plan/Directory';
import type {
  ComponentStore,
  StoredComponent,
  WorkspaceStore,
} from '../store/SubjectStore';
import type { ComponentsService } from './ComponentsService';
import { standingOf } from './standingOf';

interface ComponentsOptions {
  target: TargetState;
  workspaces: WorkspaceStore;
  components: ComponentStore;
  directory: Directory;
  generationsOf: (component: string) => Promise<ComponentGeneration[]>;
}

/** Components as they are, for callers whose rights were checked. */
export class Components implements ComponentsService<unknown> {
  readonly #options: ComponentsOptions;

  static create(options: ComponentsOptions): Components {
    return new Components(options);
  }

  private constructor(options: ComponentsOptions) {
    this.#options = options;
  }

  async list(of: { workspace?: string }): Promise<ComponentList> {
    const { components, workspaces } = this.#options;
    const [stored, homes] = await Promise.all([
      components.list(of),
      workspaces.list(),
    ]);
    const owners = new Map(
      homes.map(({ record: { spec } }) => [spec.id, spec.owner]),
    );
    return {
      items: stored.map(one =>
        this.#describe(one, owners.get(one.record.spec.workspace)),
      ),
    };
  }

  async get(name: string): Promise<ComponentDetail> {
    const { components, workspaces, generationsOf } = this.#options;
    const found = await components.find(name);
    if (!found) {
      throw new NotFoundError(`There is no component '${name}'`);
    }
    const home = await workspaces.find(found.record.spec.workspace);
    return {
      ...this.#describe(found, home?.record.spec.owner),
      inventory: await components.inventoryOf(name),
      operations: (await components.operationsOf(name)).map(summarizeOperation),
      generations: await generationsOf(name),
    };
  }

  async checkName(name: string): Promise<IdCheck> {
    const { components, directory } = this.#options;
    const wrong = componentSpecSchema.shape.name.safeParse(name).error;
    const found = await components.find(name);
    const isTaken = found && found.record.goneAt === undefined;
    const reason =
      wrong?.issues[0].message ??
      (isTaken
        ? `There is a component '${name}'`
        : await whyComponentInCatalog(name, directory));
    return {
      id: name,
      isFree: reason === undefined,
      ...(reason && { reason }),
    };
  }

  /** The workspace of one that is gone may be gone, too. */
  #describe(stored: StoredComponent, owner = ''): ListedComponent {
    const { target } = this.#options;
    const { latest } = stored;
    const { spec } = stored.record;
    const subscription = renderSubscription(target, spec);
    return {
      ...spec,
      ...standingOf(stored),
      ...(latest && { lastOperation: briefOperation(latest) }),
      owner,
      namespace: workspaceNamespace(spec.workspace),
      imageRepository: imageRepository(target, spec),
      ...(subscription && {
        subscription: {
          topic: subscription.topic,
          subscription: subscription.subscription,
          deadLetterTopic: subscription.deadLetterTopic,
        },
      }),
    };
  }
}
