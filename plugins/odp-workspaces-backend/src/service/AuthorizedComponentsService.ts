import {
  odpWorkspaceDeployPermission,
  odpWorkspaceReadPermission,
} from '@internal/plugin-odp-workspaces-common';
import type { WorkspaceResources } from '../visibility/resources';
import type { Rights } from '../visibility/Rights';
import type { Caller } from './callers';
import type { ComponentsService } from './ComponentsService';

interface AuthorizedComponentsServiceOptions {
  inner: ComponentsService<unknown>;
  resources: WorkspaceResources;
  rights: Rights;
}

/** Components are seen by who sees their workspace. */
export class AuthorizedComponentsService implements ComponentsService<Caller> {
  readonly #options: AuthorizedComponentsServiceOptions;

  static create(
    options: AuthorizedComponentsServiceOptions,
  ): AuthorizedComponentsService {
    return new AuthorizedComponentsService(options);
  }

  private constructor(options: AuthorizedComponentsServiceOptions) {
    this.#options = options;
  }

  /** All to the catalog. */
  async list(of: { workspace?: string }, caller: Caller) {
    const { inner, rights, resources } = this.#options;
    if (rights.catalogOf(caller)) {
      return inner.list(of, caller);
    }
    const may = await rights.of(odpWorkspaceReadPermission, caller);
    const { items } = await inner.list(of, caller);
    const homes = [...new Set(items.map(({ workspace }) => workspace))];
    const seen = (await resources.byRefs(homes))
      .filter(home => home && may(home))
      .map(home => home!.id);
    return { items: items.filter(({ workspace }) => seen.includes(workspace)) };
  }

  async get(name: string, caller: Caller) {
    const { inner, rights, resources } = this.#options;
    await rights.requireAny(odpWorkspaceReadPermission, caller);
    const component = await inner.get(name, caller);
    await rights.require(odpWorkspaceReadPermission, caller, () =>
      resources.of(component.workspace),
    );
    return component;
  }

  async checkName(name: string, caller: Caller) {
    const { inner, rights } = this.#options;
    await rights.requireAny(odpWorkspaceDeployPermission, caller);
    return inner.checkName(name, caller);
  }
}
