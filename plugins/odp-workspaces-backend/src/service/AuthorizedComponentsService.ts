import {
  odpWorkspaceDeployPermission,
  odpWorkspaceReadPermission,
  type ListedComponent,
} from '@internal/plugin-odp-workspaces-common';
import type { Deployers } from '../visibility/Deployers';
import type { WorkspaceResources } from '../visibility/resources';
import type { WorkspaceResource } from '../visibility/rules';
import type { Rights } from '../visibility/Rights';
import type { Caller } from './callers';
import type { ComponentsService } from './ComponentsService';

interface AuthorizedComponentsServiceOptions {
  inner: ComponentsService<unknown>;
  resources: WorkspaceResources;
  rights: Rights;
  deployers: Deployers;
}

/** Components are seen by who sees their workspace, and by who decides on what is asked of them, while that waits. */
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
    const byId = new Map(
      (await resources.byRefs(homes)).map(home => [home?.id, home]),
    );
    return {
      items: items.filter(component => {
        const home = byId.get(component.workspace);
        return home && may(resourceOf(component, home));
      }),
    };
  }

  /** To a pipeline, too, of a workspace that it deploys in: it follows what it deployed until that serves. */
  async get(name: string, caller: Caller) {
    const { inner, rights, resources, deployers } = this.#options;
    const service = rights.serviceOf(caller);
    if (deployers.has(service)) {
      const component = await inner.get(name, caller);
      deployers.require(service, component.workspace);
      return component;
    }
    await rights.requireAny(odpWorkspaceReadPermission, caller);
    const component = await inner.get(name, caller);
    await rights.require(odpWorkspaceReadPermission, caller, async () =>
      resourceOf(component, await resources.of(component.workspace)),
    );
    return component;
  }

  async checkName(name: string, caller: Caller) {
    const { inner, rights } = this.#options;
    await rights.requireAny(odpWorkspaceDeployPermission, caller);
    return inner.checkName(name, caller);
  }
}

/** Its workspace, as permissions on the component are about it. */
function resourceOf(
  { waitsFor = [] }: ListedComponent,
  home: WorkspaceResource,
): WorkspaceResource {
  return { ...home, approvers: [...home.approvers, ...waitsFor] };
}
